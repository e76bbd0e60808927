package io.userdata.ingest.run.owner;

import io.userdata.events.record.Lane;
import io.userdata.events.run.SliceRecord;
import io.userdata.events.run.SourceRecord;
import io.userdata.ingest.run.RunProgress;
import io.userdata.ingest.run.RunStateStore;
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
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Decides whose page is next: of each source so many at a time, of each slice one, live before backfill, a source's runs
 * in turn.
 */
final class FetchScheduler {
    private final ToIntFunction<String> atOnce;
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

    /** A slice whose next page is being fetched. */
    record Asked(String source, UUID runId, int slice) {}

    /** A slice that a page may be fetched for. */
    record Turn(RunProgress run, SliceRecord slice) {
        Asked asked() {
            return new Asked(run.source(), run.runId(), slice.slice());
        }
    }

    /** Nothing of a source is due on a lane before a certain time. */
    void rest(String source, Lane lane, Instant until) {
        rests.computeIfAbsent(source, name -> new HashMap<>()).put(lane, until);
    }

    /** The slices to fetch for now, besides those that are being fetched. */
    List<Turn> due(RunStateStore state, Set<Asked> asked, Instant now) {
        return sources(state)
                .flatMap(source -> due(state, source, of(source, asked), now).stream())
                .toList();
    }

    private List<Turn> due(RunStateStore state, SourceRecord source, Set<Asked> asked, Instant now) {
        List<Turn> scheduler = new ArrayList<>();
        Optional<Turn> next = next(state, source, asked, now);
        while (next.isPresent()) {
            scheduler.add(next.get());
            asked.add(next.get().asked());
            next = next(state, source, asked, now);
        }
        return scheduler;
    }

    /** When the next slice is due that is not yet; empty when there is none. */
    Optional<Instant> nextDue(RunStateStore state, Set<Asked> asked) {
        return sources(state)
                .filter(source -> of(source, asked).size() < atOnce.applyAsInt(source.name()))
                .flatMap(source -> state.active().stream()
                        .filter(run -> run.source().equals(source.name()))
                        .flatMap(run -> open(run, asked).map(slice -> dueAt(run, slice, source))))
                .min(Comparator.naturalOrder());
    }

    private static Stream<SourceRecord> sources(RunStateStore state) {
        Set<String> names = new TreeSet<>();
        state.active().forEach(run -> names.add(run.source()));
        return names.stream().map(state::source).filter(source -> !source.paused());
    }

    private static Set<Asked> of(SourceRecord source, Set<Asked> asked) {
        return asked.stream()
                .filter(one -> one.source().equals(source.name()))
                .collect(Collectors.toCollection(HashSet::new));
    }

    private Optional<Turn> next(RunStateStore state, SourceRecord source, Set<Asked> asked, Instant now) {
        if (asked.size() >= atOnce.applyAsInt(source.name())) {
            return Optional.empty();
        }
        Optional<Turn> next = state.active().stream()
                .filter(run -> run.source().equals(source.name()))
                .sorted(Comparator.comparing((RunProgress run) -> run.lane() == Lane.LIVE ? 0 : 1)
                        .thenComparing(run -> served.getOrDefault(run.runId(), 0L)))
                .flatMap(run -> slice(run, source, asked, now).stream())
                .findFirst();
        next.ifPresent(chosen -> served.put(chosen.run().runId(), ++turn));
        return next;
    }

    private Optional<Turn> slice(RunProgress run, SourceRecord source, Set<Asked> asked, Instant now) {
        return open(run, asked)
                .filter(slice -> !dueAt(run, slice, source).isAfter(now))
                .findFirst()
                .map(slice -> new Turn(run, slice));
    }

    private static Stream<SliceRecord> open(RunProgress run, Set<Asked> asked) {
        return run.slices().stream()
                .filter(slice -> !slice.done())
                .filter(slice -> !asked.contains(new Turn(run, slice).asked()));
    }

    private Instant dueAt(RunProgress run, SliceRecord slice, SourceRecord source) {
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
