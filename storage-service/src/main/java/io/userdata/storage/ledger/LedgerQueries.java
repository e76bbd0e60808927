package io.userdata.storage.ledger;

import io.userdata.storage.hop.HopProgressReader;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Reads the ledger of a run. */
@Component
public class LedgerQueries {
    /** More missing ranges than this are counted, not listed. */
    public static final int MAX_RANGES = 10_000;

    private final JdbcClient database;
    private final LedgerProperties properties;
    private final StorageHealthHistory steadiness;
    private final HopProgressReader hops;
    private final UndoneWorkQueries undone;
    private final Clock clock;

    LedgerQueries(
            JdbcClient database,
            LedgerProperties properties,
            StorageHealthHistory steadiness,
            HopProgressReader hops,
            UndoneWorkQueries undone,
            Clock clock) {
        this.database = database;
        this.properties = properties;
        this.steadiness = steadiness;
        this.hops = hops;
        this.undone = undone;
        this.clock = clock;
    }

    /** The ledger; empty for a run that neither ingest nor any record has named, and for a forgotten one. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Optional<LedgerView> find(UUID runId) {
        return database.sql(LedgerSql.COUNTS)
                .param("run", runId.toString())
                .query(LedgerCounts::of)
                .optional()
                .map(counts -> view(runId, counts));
    }

    /** What is left of a ledger that was deleted after its retention; empty for every other run. */
    @Transactional(readOnly = true)
    public Optional<ForgottenLedger> findForgotten(UUID runId) {
        return database.sql("SELECT * FROM forgotten_runs WHERE run_id = :run")
                .param("run", runId)
                .query(ForgottenLedger::of)
                .optional();
    }

    private LedgerView view(UUID runId, LedgerCounts counts) {
        List<Gap> gaps = database.sql(LedgerSql.MISSING)
                .param("run", runId.toString())
                .param("limit", MAX_RANGES)
                .query(LedgerQueries::gap)
                .list();
        long outstanding = gaps.isEmpty() ? 0 : gaps.get(0).missing();
        LedgerState state = LedgerState.of(
                counts.ended(),
                outstanding == 0 && counts.accounted() == counts.published(),
                counts.passed(),
                counts.changedAt(),
                steadiness.steadySince(),
                properties.settle(),
                clock.instant());
        boolean open = state == LedgerState.OPEN;
        return new LedgerView(
                runId,
                counts.source(),
                counts.kind(),
                counts.runState(),
                state,
                state == LedgerState.BALANCED,
                !open,
                counts.published(),
                counts.inserted(),
                counts.updated(),
                counts.unchanged(),
                counts.stale(),
                counts.quarantined(),
                counts.discarded(),
                counts.redelivered(),
                open ? outstanding : 0,
                open ? waitsFor(counts) : null,
                open ? 0 : outstanding,
                open ? List.of() : gaps.stream().map(Gap::range).toList(),
                counts.settled(),
                undone.find(runId).orElse(null));
    }

    private @Nullable String waitsFor(LedgerCounts counts) {
        return counts.ended() && !counts.passed()
                ? counts.lane().map(hops::waitsFor).orElse(null)
                : null;
    }

    private static Gap gap(ResultSet row, int ignored) throws SQLException {
        MissingRange range = new MissingRange(
                row.getInt("slice"), row.getInt("partition"), row.getLong("first"), row.getLong("past"));
        return new Gap(range, row.getLong("missing"));
    }

    private record Gap(MissingRange range, long missing) {}
}
