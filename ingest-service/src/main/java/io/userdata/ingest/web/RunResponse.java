package io.userdata.ingest.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.userdata.events.record.Lane;
import io.userdata.events.run.RunDefinition;
import io.userdata.events.run.RunKind;
import io.userdata.events.run.RunReason;
import io.userdata.events.run.RunRecord;
import io.userdata.events.run.RunState;
import io.userdata.events.run.SliceRecord;
import io.userdata.events.run.Window;
import io.userdata.ingest.run.model.RunProgress;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A run as a caller sees it.
 *
 * @param published records published so far, rejected ones included
 * @param slices null in a list of runs
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record RunResponse(
        UUID runId,
        String source,
        RunKind kind,
        Lane lane,
        @Nullable Window window,
        @Nullable Long maxRecords,
        RunState state,
        @Nullable RunReason reason,
        Instant createdAt,
        Instant updatedAt,
        long published,
        long rejected,
        long pages,
        @Nullable List<Slice> slices,
        Links links) {

    static RunResponse whole(RunProgress run, URI storage) {
        return of(run, run.slices().stream().map(Slice::of).toList(), storage);
    }

    static RunResponse brief(RunProgress run, URI storage) {
        return of(run, null, storage);
    }

    private static RunResponse of(RunProgress progress, @Nullable List<Slice> slices, URI storage) {
        RunRecord run = progress.run();
        RunDefinition definition = run.definition();
        return new RunResponse(
                run.runId(),
                definition.source(),
                definition.kind(),
                progress.lane(),
                definition.window(),
                definition.maxRecords(),
                run.state(),
                run.reason(),
                run.createdAt(),
                updatedAt(progress),
                progress.slices().stream()
                        .mapToLong(SliceRecord::publishedTotal)
                        .sum(),
                progress.slices().stream().mapToLong(SliceRecord::rejected).sum(),
                progress.slices().stream().mapToLong(SliceRecord::pages).sum(),
                slices,
                Links.of(run.runId(), storage));
    }

    /** A run that only goes on is not written again: its slices are. */
    private static Instant updatedAt(RunProgress progress) {
        return Stream.concat(
                        Stream.of(progress.run().updatedAt()),
                        progress.slices().stream().map(SliceRecord::updatedAt))
                .max(Instant::compareTo)
                .orElseThrow();
    }

    /**
     * A slice of it.
     *
     * @param published per partition
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Slice(
            int slice,
            @Nullable Window window,
            List<Long> published,
            long publishedTotal,
            long rejected,
            long pages,
            boolean done,
            @Nullable RunReason waitsFor) {
        static Slice of(SliceRecord slice) {
            return new Slice(
                    slice.slice(),
                    slice.window(),
                    slice.published(),
                    slice.publishedTotal(),
                    slice.rejected(),
                    slice.pages(),
                    slice.done(),
                    slice.waitsFor());
        }
    }

    /**
     * Where to read on.
     *
     * @param ledger of the run, at storage-service
     */
    record Links(URI ledger) {
        static Links of(UUID runId, URI storage) {
            return new Links(
                    URI.create(storage.toString().replaceFirst("/+$", "") + "/api/v1/runs/" + runId + "/ledger"));
        }
    }
}
