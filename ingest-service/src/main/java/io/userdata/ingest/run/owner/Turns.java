package io.userdata.ingest.run.owner;

import io.userdata.events.record.Lane;
import io.userdata.events.run.SliceRecord;
import io.userdata.events.run.SourceRecord;
import io.userdata.ingest.run.RunProgress;
import io.userdata.ingest.run.RunsState;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Decides whose page is next: of each source one at a time, live before backfill, its runs in turn. */
final class Turns {
    private final Map<UUID, Long> served = new HashMap<>();
    private long turn;

    /** A slice that a page may be fetched for. */
    record Turn(RunProgress run, SliceRecord slice) {}

    /** The slices to fetch for now, none of them of a busy source. */
    List<Turn> due(RunsState state, Set<String> busy, Instant now) {
        return sources(state, busy)
                .flatMap(source -> next(state, source, now).stream())
                .toList();
    }

    /** When the next slice is due that is not yet; empty when there is none. */
    Optional<Instant> nextDue(RunsState state, Set<String> busy) {
        return sources(state, busy)
                .flatMap(source -> state.active().stream()
                        .filter(run -> run.source().equals(source.name()))
                        .flatMap(run -> run.slices().stream())
                        .filter(slice -> !slice.done())
                        .map(slice -> dueAt(slice, source)))
                .min(Comparator.naturalOrder());
    }

    private static Stream<SourceRecord> sources(RunsState state, Set<String> busy) {
        Set<String> names = new TreeSet<>();
        state.active().forEach(run -> names.add(run.source()));
        return names.stream()
                .filter(name -> !busy.contains(name))
                .map(state::source)
                .filter(source -> !source.paused());
    }

    private Optional<Turn> next(RunsState state, SourceRecord source, Instant now) {
        Optional<Turn> next = state.active().stream()
                .filter(run -> run.source().equals(source.name()))
                .sorted(Comparator.comparing((RunProgress run) -> run.lane() == Lane.LIVE ? 0 : 1)
                        .thenComparing(run -> served.getOrDefault(run.runId(), 0L)))
                .flatMap(run -> slice(run, source, now).stream())
                .findFirst();
        next.ifPresent(chosen -> served.put(chosen.run().runId(), ++turn));
        return next;
    }

    private static Optional<Turn> slice(RunProgress run, SourceRecord source, Instant now) {
        return run.slices().stream()
                .filter(slice -> !slice.done() && !dueAt(slice, source).isAfter(now))
                .findFirst()
                .map(slice -> new Turn(run, slice));
    }

    private static Instant dueAt(SliceRecord slice, SourceRecord source) {
        Instant waits = slice.waitsFor() == null ? null : slice.waitsFor().until();
        return later(waits, source.windowClosedUntil());
    }

    private static Instant later(@Nullable Instant one, @Nullable Instant other) {
        return Stream.of(Optional.ofNullable(one), Optional.ofNullable(other))
                .flatMap(Optional::stream)
                .max(Comparator.naturalOrder())
                .orElse(Instant.EPOCH);
    }
}
