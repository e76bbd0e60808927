package io.userdata.storage.ledger;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.userdata.events.run.RunState;
import io.userdata.starter.metrics.MetricNames;
import io.userdata.storage.fault.FaultClassifier;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Counts the runs that do not balance, or not yet, looking at each only until it does. */
@Component
class LedgerMonitor {
    private static final Logger LOG = LoggerFactory.getLogger(LedgerMonitor.class);
    static final List<String> ENDED = Arrays.stream(RunState.values())
            .filter(RunState::isTerminal)
            .map(RunState::name)
            .toList();

    private final JdbcClient database;
    private final LedgerQueries ledgers;
    private volatile LedgerCensus census = LedgerCensus.EMPTY;

    LedgerMonitor(JdbcClient database, LedgerQueries ledgers, MeterRegistry meters, Clock clock) {
        this.database = database;
        this.ledgers = ledgers;
        meters.gauge(MetricNames.LEDGER_UNBALANCED, this, watch -> watch.census.unbalanced());
        meters.gauge(MetricNames.LEDGER_OPEN, this, watch -> watch.census.open());
        TimeGauge.builder(MetricNames.LEDGER_OLDEST_UNDECIDED, this, TimeUnit.MILLISECONDS, watch -> watch.census
                        .undecidedFor(clock.instant())
                        .toMillis())
                .register(meters);
    }

    @Scheduled(fixedDelayString = "#{@ledgerWatch}", initialDelayString = "#{@ledgerWatch}")
    void look() {
        try {
            census = counted();
        } catch (RuntimeException e) {
            LOG.atDebug().addKeyValue("error", FaultClassifier.of(e).code()).log("ledgers could not be counted");
        }
    }

    private LedgerCensus counted() {
        List<Ended> ended = toBalance();
        LedgerCensus counted = LedgerCensus.EMPTY.plusRunning(running());
        for (Ended run : ended) {
            counted = counted.plus(state(run), run.changedAt());
        }
        return counted;
    }

    private long running() {
        return database.sql("SELECT count(*) FROM runs WHERE NOT balanced AND state NOT IN (:ended)")
                .param("ended", ENDED)
                .query(Long.class)
                .single();
    }

    private List<Ended> toBalance() {
        return database.sql(
                        "SELECT run_id, topic_offset, changed_at FROM runs WHERE NOT balanced AND settled_at IS NULL"
                                + " AND state IN (:ended)")
                .param("ended", ENDED)
                .query(LedgerMonitor::ended)
                .list();
    }

    private static Ended ended(ResultSet row, int ignored) throws SQLException {
        OffsetDateTime changedAt = row.getObject("changed_at", OffsetDateTime.class);
        return new Ended(row.getObject("run_id", UUID.class), row.getLong("topic_offset"), changedAt.toInstant());
    }

    /** A run that nothing is known of any more has nothing to be decided. */
    private LedgerState state(Ended run) {
        LedgerState state = ledgers.find(run.runId()).map(LedgerView::state).orElse(LedgerState.BALANCED);
        if (state == LedgerState.BALANCED) {
            database.sql("UPDATE runs SET balanced = true WHERE run_id = :run AND topic_offset = :offset")
                    .param("run", run.runId())
                    .param("offset", run.topicOffset())
                    .update();
        }
        return state;
    }

    private record Ended(UUID runId, long topicOffset, Instant changedAt) {}
}
