package io.userdata.ingest.run.worker.fetch;

import io.userdata.events.run.RunReason;
import io.userdata.events.run.RunRecordKey;
import io.userdata.events.run.SliceRecord;
import io.userdata.events.run.SourceStateRecord;
import io.userdata.ingest.run.model.RunProgress;
import io.userdata.ingest.run.model.RunStateChange;
import io.userdata.ingest.run.model.RunTransition;
import io.userdata.ingest.source.Fault;
import io.userdata.ingest.source.Source;
import io.userdata.ingest.source.limit.Backoff;
import io.userdata.ingest.source.limit.BackoffProperties;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Decides what a fault changes: a source that cannot answer is left alone for a while, a doubtful page is asked for
 * again a number of times, and what is refused fails the run at its cursor.
 */
final class FaultPolicy {
    private final Backoff backoff;
    private final Map<String, Integer> ofSource = new HashMap<>();
    private final Map<RunRecordKey.Slice, Integer> ofSlice = new HashMap<>();

    FaultPolicy(Backoff backoff) {
        this.backoff = backoff;
    }

    /** A page came: the faults before it no longer count. */
    void forget(Source source, SliceRecord slice) {
        ofSource.remove(source.name());
        ofSlice.remove(key(slice));
    }

    /** Runs that are not at work begin anew if they are resumed. */
    void forgetAllBut(Predicate<UUID> isActive) {
        ofSlice.keySet().removeIf(slice -> !isActive.test(slice.runId()));
    }

    /**
     * Decides.
     *
     * @param known of the source so far
     */
    RunStateChange change(
            SourceStateRecord known, RunProgress run, SliceRecord slice, Source source, Fault fault, Instant now) {
        BackoffProperties properties = source.properties().backoff();
        return switch (fault.retryClass()) {
            case WAIT -> {
                int faults = setback(known, now);
                Instant until = now.plus(backoff.delay(properties, faults, fault.retryAfter()));
                yield postponed(run, slice, reason(fault, until), now).with(known.withWindowClosedUntil(until));
            }
            case DOUBT -> {
                int faults = ofSlice.merge(key(slice), 1, Integer::sum);
                yield faults < properties.attempts()
                        ? doubted(run, slice, reason(fault, now.plus(backoff.delay(properties, faults, null))), now)
                        : failed(run, slice, fault, now);
            }
            case REFUSAL -> failed(run, slice, fault, now);
        };
    }

    /** Slices that were asked for together and fail together are one setback of their source. */
    private int setback(SourceStateRecord source, Instant now) {
        Instant closed = source.windowClosedUntil();
        int more = closed != null && closed.isAfter(now) && ofSource.containsKey(source.name()) ? 0 : 1;
        return ofSource.merge(source.name(), more, Integer::sum);
    }

    private static RunStateChange postponed(RunProgress run, SliceRecord slice, RunReason reason, Instant now) {
        return new RunStateChange(
                List.of(run.move(RunTransition.WAIT, reason, now).run()),
                List.of(slice.withWaitsFor(reason, now)),
                List.of());
    }

    /** The run waits only if none of its slices can go on meanwhile. */
    private static RunStateChange doubted(RunProgress run, SliceRecord slice, RunReason reason, Instant now) {
        SliceRecord waiting = slice.withWaitsFor(reason, now);
        boolean allWait = run.with(waiting).slices().stream().allMatch(each -> each.done() || each.waitsFor() != null);
        return new RunStateChange(
                allWait ? List.of(run.move(RunTransition.WAIT, reason, now).run()) : List.of(),
                List.of(waiting),
                List.of());
    }

    private RunStateChange failed(RunProgress run, SliceRecord slice, Fault fault, Instant now) {
        ofSlice.remove(key(slice));
        RunReason reason = reason(fault, null);
        return new RunStateChange(
                List.of(run.move(RunTransition.FAIL, reason, now).run()),
                List.of(slice.withWaitsFor(reason, now)),
                List.of());
    }

    private static RunReason reason(Fault fault, @Nullable Instant until) {
        return new RunReason(fault.code().name(), fault.message(), until);
    }

    private static RunRecordKey.Slice key(SliceRecord slice) {
        return PageFetch.key(slice);
    }
}
