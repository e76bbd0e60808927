package io.userdata.storage.ledger;

import io.userdata.events.record.Lane;
import io.userdata.events.run.RunKind;
import io.userdata.events.run.RunState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the database counts of a run.
 *
 * @param runChangedAt when ingest last said something of the run; null: never
 * @param ledgerChangedAt when a number last came that had not come before; null: never
 * @param passed whether every hop was seen to be past all that the ended run published
 */
record LedgerCounts(
        @Nullable String source,
        @Nullable String kind,
        @Nullable String runState,
        @Nullable Instant runChangedAt,
        @Nullable Instant ledgerChangedAt,
        boolean passed,
        @Nullable Settled settled,
        long published,
        long inserted,
        long updated,
        long unchanged,
        long stale,
        long quarantined,
        long discarded,
        long redelivered) {
    static LedgerCounts of(ResultSet row, int ignored) throws SQLException {
        return new LedgerCounts(
                row.getString("source"),
                row.getString("kind"),
                row.getString("state"),
                instant(row, "run_changed_at"),
                instant(row, "ledger_changed_at"),
                row.getBoolean("passed"),
                settled(row),
                row.getLong("published"),
                row.getLong("inserted"),
                row.getLong("updated"),
                row.getLong("unchanged"),
                row.getLong("stale"),
                row.getLong("quarantined"),
                row.getLong("discarded"),
                row.getLong("redelivered"));
    }

    boolean ended() {
        return runState != null && RunState.valueOf(runState).isTerminal();
    }

    /** The lane that its records travel; empty while ingest has not said what the run is. */
    Optional<Lane> lane() {
        return Optional.ofNullable(kind)
                .map(text -> RunKind.valueOf(text.toUpperCase(Locale.ROOT)).lane());
    }

    long accounted() {
        return inserted + updated + unchanged + stale + quarantined + discarded;
    }

    Instant changedAt() {
        return Stream.of(runChangedAt, ledgerChangedAt)
                .filter(Objects::nonNull)
                .max(Instant::compareTo)
                .orElse(Instant.EPOCH);
    }

    private static @Nullable Settled settled(ResultSet row) throws SQLException {
        Instant at = instant(row, "settled_at");
        return at == null ? null : new Settled(at, row.getString("settled_by"), row.getString("settled_note"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
