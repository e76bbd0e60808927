package io.userdata.chaos.fault;

import io.userdata.chaos.journal.Journal;
import io.userdata.localstack.process.Polling;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Plays a schedule: begins and ends each fault at its time, or as soon as the one before has been played. */
public final class FaultPlayer {
    private static final Duration FOREVER = Duration.ofDays(1);

    private record Step(Duration at, boolean begins, FaultEvent event) {}

    private final FaultInjector injector;
    private final Journal journal;

    public FaultPlayer(FaultInjector injector, Journal journal) {
        this.injector = injector;
        this.journal = journal;
    }

    /** Plays all of it, waits until the time that it is for is over, and leaves nothing broken on purpose. */
    public void play(FaultSchedule schedule, Duration length) {
        long start = System.nanoTime();
        try {
            for (Step step : steps(schedule)) {
                Polling.await(
                        FOREVER, () -> System.nanoTime() - start >= step.at().toNanos());
                play(step);
            }
            Polling.await(FOREVER, () -> System.nanoTime() - start >= length.toNanos());
        } finally {
            injector.endAll();
        }
    }

    private void play(Step step) {
        if (step.begins()) {
            journal.line("fault: %s", step.event().text());
            String result = injector.begin(step.event());
            if (!result.isEmpty()) {
                journal.line("       %s", result);
            }
        } else {
            injector.end(step.event());
            journal.line("over:  %s", step.event().text());
        }
    }

    private static List<Step> steps(FaultSchedule schedule) {
        return schedule.events().stream()
                .flatMap(event -> event.lasts().isZero()
                        ? Stream.of(new Step(event.at(), true, event))
                        : Stream.of(new Step(event.at(), true, event), new Step(event.end(), false, event)))
                .sorted(Comparator.comparing(Step::at))
                .toList();
    }
}
