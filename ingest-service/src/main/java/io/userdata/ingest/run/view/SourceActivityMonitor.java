package io.userdata.ingest.run.view;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import io.userdata.events.run.RunState;
import io.userdata.ingest.run.model.RunProgress;
import io.userdata.ingest.source.Source;
import io.userdata.ingest.source.SourceRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Looks at the runs of every source, once for all that ask within a second. */
final class SourceActivityMonitor {
    private static final Duration FRESH = Duration.ofSeconds(1);
    private static final SourceActivity NOTHING = new SourceActivity(Map.of(), false, Duration.ZERO, Duration.ZERO);

    private final RunView view;
    private final SourceRegistry sources;
    private final Clock clock;
    private final Map<String, SourceActivityTracker> tracks = new HashMap<>();
    private Map<String, SourceActivity> facts = Map.of();
    private Instant lookedAt = Instant.EPOCH;

    SourceActivityMonitor(RunView view, SourceRegistry sources, Clock clock) {
        this.view = view;
        this.sources = sources;
        this.clock = clock;
    }

    synchronized SourceActivity of(Source source) {
        Instant now = clock.instant();
        if (!lookedAt.plus(FRESH).isAfter(now) || lookedAt.isAfter(now)) {
            facts = look(now);
            lookedAt = now;
        }
        return facts.getOrDefault(source.name(), NOTHING);
    }

    private Map<String, SourceActivity> look(Instant now) {
        Map<String, List<RunProgress>> runs = view.all().stream().collect(groupingBy(RunProgress::source));
        Map<String, SourceActivity> seen = new HashMap<>();
        sources.all()
                .forEach(source ->
                        seen.put(source.name(), facts(source, runs.getOrDefault(source.name(), List.of()), now)));
        return seen;
    }

    private SourceActivity facts(Source source, List<RunProgress> runs, Instant now) {
        SourceActivityTracker track = tracks.computeIfAbsent(source.name(), name -> new SourceActivityTracker());
        boolean paused = view.source(source.name()).paused();
        if (paused) {
            track.paused(now);
        }
        boolean scheduled = source.properties().schedule() != null;
        return new SourceActivity(
                open(runs), paused, track.stuck(runs, now), scheduled ? track.silent(runs, now) : Duration.ZERO);
    }

    private static Map<RunState, Long> open(List<RunProgress> runs) {
        return runs.stream()
                .map(run -> run.run().state())
                .filter(state -> !state.isTerminal())
                .collect(groupingBy(state -> state, counting()));
    }
}
