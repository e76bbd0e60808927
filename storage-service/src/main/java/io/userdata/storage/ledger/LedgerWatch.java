package io.userdata.storage.ledger;

import io.micrometer.core.instrument.MeterRegistry;
import io.userdata.events.run.RunState;
import io.userdata.starter.metrics.MetricNames;
import io.userdata.storage.fault.Faults;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Counts the runs that do not balance, looking at each only until it does. */
@Component
class LedgerWatch {
    private static final Logger LOG = LoggerFactory.getLogger(LedgerWatch.class);
    private static final List<String> ENDED = Arrays.stream(RunState.values())
            .filter(RunState::isTerminal)
            .map(RunState::name)
            .toList();

    private final JdbcClient database;
    private final LedgerQueries ledgers;
    private final AtomicLong unbalanced;

    LedgerWatch(JdbcClient database, LedgerQueries ledgers, MeterRegistry meters) {
        this.database = database;
        this.ledgers = ledgers;
        this.unbalanced = meters.gauge(MetricNames.LEDGER_UNBALANCED, new AtomicLong());
    }

    @Scheduled(fixedDelayString = "${userdata.ledger.watch:5s}", initialDelayString = "${userdata.ledger.watch:5s}")
    void look() {
        try {
            unbalanced.set(toBalance().stream().filter(this::isUnbalanced).count());
        } catch (RuntimeException e) {
            LOG.atDebug().addKeyValue("error", Faults.of(e).code()).log("ledgers could not be counted");
        }
    }

    private List<Ended> toBalance() {
        return database.sql("SELECT run_id, topic_offset FROM runs WHERE NOT balanced AND state IN (:ended)")
                .param("ended", ENDED)
                .query(Ended.class)
                .list();
    }

    private boolean isUnbalanced(Ended run) {
        Optional<LedgerState> state = ledgers.find(run.runId()).map(LedgerView::state);
        if (state.filter(LedgerState.BALANCED::equals).isPresent()) {
            database.sql("UPDATE runs SET balanced = true WHERE run_id = :run AND topic_offset = :offset")
                    .param("run", run.runId())
                    .param("offset", run.topicOffset())
                    .update();
        }
        return state.filter(LedgerState.UNBALANCED::equals).isPresent();
    }

    record Ended(UUID runId, long topicOffset) {}
}
