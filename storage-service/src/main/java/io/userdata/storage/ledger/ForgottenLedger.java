package io.userdata.storage.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;

/**
 * What is left of a ledger that was deleted after its retention.
 *
 * @param balanced whether all that the run published had an outcome; else an operator had settled it
 */
public record ForgottenLedger(
        UUID runId, String source, String kind, String runState, long published, boolean balanced, Instant at) {
    static ForgottenLedger of(ResultSet row, int ignored) throws SQLException {
        return new ForgottenLedger(
                row.getObject("run_id", UUID.class),
                row.getString("source"),
                row.getString("kind"),
                row.getString("state"),
                row.getLong("published"),
                row.getBoolean("balanced"),
                row.getObject("forgotten_at", OffsetDateTime.class).toInstant());
    }

    /** The same in one sentence. */
    public String text() {
        return "The ledger of run " + runId + " was deleted at " + at + ", after userdata.ledger.retention: a " + kind
                + " of " + source + " that ended " + runState + " with " + published + " published records, "
                + (balanced ? "balanced." : "not balanced and settled by an operator.");
    }
}
