package io.userdata.storage.quarantine;

import io.userdata.events.quarantine.QuarantineStage;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which entries; what is null lets all through.
 *
 * @param from when it was quarantined last, from then
 * @param to before then
 */
public record QuarantineFilter(
        @Nullable QuarantineStage stage,
        @Nullable String code,
        @Nullable String source,
        @Nullable QuarantineState state,
        @Nullable UUID runId,
        @Nullable Instant from,
        @Nullable Instant to) {
    /** The same of the entries that are open. */
    public QuarantineFilter open() {
        return new QuarantineFilter(stage, code, source, QuarantineState.OPEN, runId, from, to);
    }

    QuarantineFilterSql conditions() {
        return new QuarantineFilterSql()
                .and("stage = :stage", "stage", stage == null ? null : stage.text())
                .and("code = :code", "code", code)
                .and("source = :source", "source", source)
                .and("state = :state", "state", state == null ? null : state.text())
                .and("run_id = :run", "run", runId)
                .and("quarantined_at >= cast(:from as timestamptz)", "from", from == null ? null : from.toString())
                .and("quarantined_at < cast(:to as timestamptz)", "to", to == null ? null : to.toString());
    }
}
