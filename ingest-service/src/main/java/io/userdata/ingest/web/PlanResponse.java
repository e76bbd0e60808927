package io.userdata.ingest.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.userdata.events.run.RunKind;
import io.userdata.events.run.SliceRecord;
import io.userdata.events.run.Window;
import io.userdata.ingest.run.command.RunPlan;
import io.userdata.ingest.run.model.RunProgress;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a run would do, as the answer to a dry run.
 *
 * @param pages at the most; null: until the source ends
 * @param estimate how long it takes; null: unknown
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record PlanResponse(
        String source,
        RunKind kind,
        @Nullable Long maxRecords,
        int pageSize,
        @Nullable Long pages,
        @Nullable Duration estimate,
        List<Slice> slices) {

    static PlanResponse of(RunPlan plan) {
        RunProgress run = plan.run();
        return new PlanResponse(
                run.source(),
                run.run().definition().kind(),
                run.run().definition().maxRecords(),
                plan.pageSize(),
                plan.pages(),
                plan.takes(),
                run.slices().stream().map(slice -> Slice.of(slice, plan)).toList());
    }

    /**
     * A slice of it.
     *
     * @param maxRecords null: until the source ends
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Slice(
            int slice,
            @Nullable Window window,
            @Nullable Long maxRecords,
            @Nullable Long pages) {
        static Slice of(SliceRecord slice, RunPlan plan) {
            if (plan.pages() == null) {
                return new Slice(slice.slice(), slice.window(), null, null);
            }
            long owed = plan.run().owed(slice.slice());
            return new Slice(slice.slice(), slice.window(), owed, RunPlan.pages(owed, plan.pageSize()));
        }
    }
}
