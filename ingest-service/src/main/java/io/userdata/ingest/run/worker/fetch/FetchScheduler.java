package io.userdata.ingest.run.worker.fetch;

import io.userdata.events.record.Lane;
import io.userdata.events.run.RunRecordKey;
import io.userdata.events.run.SliceRecord;
import io.userdata.events.run.SourceStateRecord;
import io.userdata.ingest.run.model.RunProgress;
import io.userdata.ingest.run.model.RunStateStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Decides whose page is next: of each source so many at a time, of each slice one, live before backfill, a source's runs
 * in turn.
 */
final class FetchScheduler {
    private final ToIntFunction<String> atOnce;
    private final Map<RunRecordKey.Slice, PageFetch> inFlight = new HashMap<>();
    private final Map<UUID, Long> served = new HashMap<>();
    private final Map<String, Map<Lane, Instant>> rests = new HashMap<>();
    private long turn;

    /**
     * Begins with no slice served.
     *
     * @param atOnce how many pages of a source may be fetched at a time
     */
    FetchScheduler(ToIntFunction<String> atOnce) {
        this.atOnce = atOnce;
    }

    /** Nothing of a source is due on a lane before a certain time. */
    void rest(String source, Lane lane, Instant until) {
        rests.computeIfAbsent(source, name -> new HashMap<>()).put(lane, until);
    }

    /** What was to rest does so no longer. */
    void endRests() {
        rests.clear();
    }

    /** A fetch is under way: nothing else of its slice is due. */
    void started(PageFetch fetch) {
        inFlight.put(fetch.key(), fetch);
    }

    /** A fetch is under way no more. */
    void ended(PageFetch fetch) {
        inFlight.remove(fetch.key());
    }

    /** The fetches to start now, besides those that are under way. */
    List<PageFetch> due(RunStateStore state, Instant now) {
        forgetTurns(state);
        return sources(state)
                .flatMap(source -> due(state, source, now).stream())
                .toList();
    }

    /** A run that is not at work takes no turns: if it is resumed, it begins as one that had none. */
    private void forgetTurns(RunStateStore state) {
        if (served.size() > state.activeCount()) {
            served.keySet().removeIf(runId -> !state.isActive(runId));
        }
    }

    /** How many runs it remembers a turn of. */
    int remembered() {
        return served.size();
    }

    private List<PageFetch> due(RunStateStore state, SourceStateRecord source, Instant now) {
        List<PageFetch> due = new ArrayList<>();
        Set<RunRecordKey.Slice> taken = new HashSet<>(inFlight.keySet());
        for (int free = free(source); free > 0; free--) {
            Optional<PageFetch> next = next(state, source, taken, now);
            if (next.isEmpty()) {
                break;
            }
            due.add(next.get());
            taken.add(next.get().key());
        }
        return due;
    }

    /** When the next slice is due that is not yet; empty when there is none. */
    Optional<Instant> nextDue(RunStateStore state) {
        return sources(state)
                .filter(source -> free(source) > 0)
                .flatMap(source -> state.active().stream()
                        .filter(run -> run.source().equals(source.name()))
                        .flatMap(run -> open(run, inFlight.keySet()).map(slice -> dueAt(run, slice, source))))
                .min(Comparator.naturalOrder());
    }

    private static Stream<SourceStateRecord> sources(RunStateStore state) {
        Set<String> names = new TreeSet<>();
        state.active().forEach(run -> names.add(run.source()));
        return names.stream().map(state::source).filter(source -> !source.paused());
    }

    /** How many more pages of a source may be fetched at the same time. */
    private int free(SourceStateRecord source) {
        long busy = inFlight.values().stream()
                .filter(fetch -> fetch.run().source().equals(source.name()))
                .count();
        return atOnce.applyAsInt(source.name()) - (int) busy;
    }

    private Optional<PageFetch> next(
            RunStateStore state, SourceStateRecord source, Set<RunRecordKey.Slice> taken, Instant now) {
        Optional<PageFetch> next = state.active().stream()
                .filter(run -> run.source().equals(source.name()))
                .sorted(Comparator.comparing((RunProgress run) -> run.lane() == Lane.LIVE ? 0 : 1)
                        .thenComparing(run -> served.getOrDefault(run.runId(), 0L)))
                .flatMap(run -> slice(run, source, taken, now).stream())
                .findFirst();
        next.ifPresent(chosen -> served.put(chosen.run().runId(), ++turn));
        return next;
    }

    private Optional<PageFetch> slice(
            RunProgress run, SourceStateRecord source, Set<RunRecordKey.Slice> taken, Instant now) {
        return open(run, taken)
                .filter(slice -> !dueAt(run, slice, source).isAfter(now))
                .findFirst()
                .map(slice -> new PageFetch(run, slice));
    }

    private static Stream<SliceRecord> open(RunProgress run, Set<RunRecordKey.Slice> taken) {
        return run.slices().stream()
                .filter(slice -> !slice.done())
                .filter(slice -> !taken.contains(PageFetch.key(slice)));
    }

    private Instant dueAt(RunProgress run, SliceRecord slice, SourceStateRecord source) {
        Instant waits = slice.waitsFor() == null ? null : slice.waitsFor().until();
        Instant rest = rests.getOrDefault(source.name(), Map.of()).get(run.lane());
        return later(waits, source.windowClosedUntil(), rest);
    }

    private static Instant later(@Nullable Instant... instants) {
        Instant latest = Instant.EPOCH;
        for (Instant instant : instants) {
            latest = instant != null && instant.isAfter(latest) ? instant : latest;
        }
        return latest;
    }
}
