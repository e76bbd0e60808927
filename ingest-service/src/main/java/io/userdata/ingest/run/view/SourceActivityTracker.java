package io.userdata.ingest.run.view;

import io.userdata.events.run.RunKind;
import io.userdata.events.run.RunReason;
import io.userdata.events.run.SliceRecord;
import io.userdata.ingest.run.model.RunProgress;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Remembers when a source was last seen to get on; a pause begins that anew. */
final class SourceActivityTracker {
    private static final String OWN_WAIT = "BUDGET_SPENT";

    private Instant paused = Instant.EPOCH;
    private Instant progressed = Instant.EPOCH;
    private @Nullable UUID run;
    private long pages;

    /** The source is paused: whatever it owes counts from when it goes on. */
    void paused(Instant now) {
        paused = now;
    }

    /** How long the source's oldest open run has published no page; zero: nothing is open. */
    Duration stuck(List<RunProgress> runs, Instant now) {
        return runs.stream()
                .filter(RunProgress::isActive)
                .min(Comparator.comparing(run -> run.run().createdAt()))
                .map(oldest -> since(later(progress(oldest, now), paused), now))
                .orElse(Duration.ZERO);
    }

    /** How long polls of the source have given no record; zero: there has been no poll. */
    Duration silent(List<RunProgress> runs, Instant now) {
        List<RunProgress> polls = runs.stream()
                .filter(run -> run.run().definition().kind() == RunKind.POLL)
                .toList();
        return lastRecord(polls)
                .or(() -> polls.stream().map(poll -> poll.run().createdAt()).min(Comparator.naturalOrder()))
                .map(last -> since(later(last, paused), now))
                .orElse(Duration.ZERO);
    }

    private static Optional<Instant> lastRecord(List<RunProgress> polls) {
        return polls.stream()
                .flatMap(poll -> poll.slices().stream())
                .filter(slice -> slice.publishedTotal() > 0)
                .map(SliceRecord::updatedAt)
                .max(Comparator.naturalOrder());
    }

    /** The last write of a run counts as its progress only at the first look, because a wait is written too. */
    private Instant progress(RunProgress oldest, Instant now) {
        boolean known = oldest.runId().equals(run);
        if (!known) {
            progressed = written(oldest);
        } else if (pages != oldest.pages()) {
            progressed = now;
        }
        run = oldest.runId();
        pages = oldest.pages();
        return later(progressed, ownWait(oldest));
    }

    private static Instant written(RunProgress run) {
        return Stream.concat(
                        Stream.of(run.run().updatedAt()), run.slices().stream().map(SliceRecord::updatedAt))
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    /** Until when the run waits because this service will not ask for more. */
    private static Instant ownWait(RunProgress run) {
        RunReason reason = run.run().reason();
        Instant until = reason == null || !reason.code().equals(OWN_WAIT) ? null : reason.until();
        return until == null ? Instant.EPOCH : until;
    }

    private static Duration since(Instant then, Instant now) {
        return then.isBefore(now) ? Duration.between(then, now) : Duration.ZERO;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
