package io.userdata.storage.ledger;

import io.userdata.events.record.Lane;
import io.userdata.events.run.RunKind;
import io.userdata.storage.fault.FaultClassifier;
import io.userdata.storage.hop.HopProgressReader;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Allows a verdict on ended runs with outstanding records once every hop is past what they published. */
@Component
@ConditionalOnProperty(name = "userdata.topics.enabled", matchIfMissing = true)
class VerdictWatch {
    private static final Logger LOG = LoggerFactory.getLogger(VerdictWatch.class);

    private final JdbcClient database;
    private final LedgerQueries ledgers;
    private final HopProgressReader hops;
    private final Clock clock;

    VerdictWatch(JdbcClient database, LedgerQueries ledgers, HopProgressReader hops, Clock clock) {
        this.database = database;
        this.ledgers = ledgers;
        this.hops = hops;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "#{@ledgerWatch}", initialDelayString = "#{@ledgerWatch}")
    void look() {
        try {
            List<Ended> open = open();
            for (Lane lane : Lane.values()) {
                Map<UUID, Ended> runs = open.stream()
                        .filter(run -> run.lane() == lane)
                        .collect(Collectors.toMap(Ended::runId, Function.identity()));
                hops.passed(lane, runs.keySet()).stream()
                        .map(runs::get)
                        .filter(Objects::nonNull)
                        .forEach(this::pass);
            }
        } catch (RuntimeException e) {
            LOG.atDebug().addKeyValue("error", FaultClassifier.of(e).code()).log("open ledgers could not be looked at");
        }
    }

    private List<Ended> open() {
        return database.sql("""
                SELECT run_id, kind, topic_offset FROM runs
                WHERE NOT balanced AND passed_at IS NULL AND state IN (:ended)
                """).param("ended", LedgerMonitor.ENDED).query(VerdictWatch::ended).list().stream()
                .filter(run -> ledgers.find(run.runId())
                        .filter(ledger -> ledger.state() == LedgerState.OPEN)
                        .isPresent())
                .toList();
    }

    private static Ended ended(ResultSet row, int ignored) throws SQLException {
        RunKind kind = RunKind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT));
        return new Ended(row.getObject("run_id", UUID.class), kind.lane(), row.getLong("topic_offset"));
    }

    /** Not where ingest has said more of the run meanwhile. */
    private void pass(Ended run) {
        database.sql("UPDATE runs SET passed_at = cast(:now as timestamptz)"
                        + " WHERE run_id = :run AND topic_offset = :offset")
                .param("now", clock.instant().toString())
                .param("run", run.runId())
                .param("offset", run.topicOffset())
                .update();
    }

    private record Ended(UUID runId, Lane lane, long topicOffset) {}
}
