package io.userdata.ingest.run.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.userdata.events.run.RunState;
import io.userdata.events.run.Window;
import io.userdata.ingest.run.model.RunProgress;
import io.userdata.ingest.source.Fault;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Clocks that are set forward and back: no schedule stands still, nothing is left out and nothing is forgotten. */
class ClockStepTest extends PollHarness {
    private static final String WINDOWED = """
        sources.people:
          base-url: https://users.example
          path: /users
          query: {from: "{{window.from}}", page: "{{page}}"}
          pointers.external-id: /id
          backoff: {initial: 10s, longest: 10s}
          schedule: {%s}
        """;
    private static final List<String> SCHEDULES = List.of("fixed-delay: 1m", "cron: '0 * * * * *'");

    @BeforeEach
    void open() {
        producer.initTransactions();
    }

    static Stream<Arguments> steps() {
        return SCHEDULES.stream().flatMap(schedule -> Stream.of("PT5M7S", "PT24H7S", "PT720H7S")
                .flatMap(step -> Stream.of(true, false).map(isRestarted -> Arguments.of(schedule, step, isRestarted))));
    }

    /** Goes on by whole minutes. */
    private void pass(WorkerSession session, int minutes) {
        for (int minute = 0; minute < minutes; minute++) {
            clock.set(clock.instant().plus(Duration.ofMinutes(1)));
            settle(session);
        }
    }

    private void step(Duration by) {
        clock.set(clock.instant().plus(by));
    }

    private RunProgress latest() {
        return polls().stream()
                .filter(poll -> !poll.run().createdAt().isAfter(clock.instant()))
                .max(Comparator.comparing(poll -> poll.run().createdAt()))
                .orElseThrow();
    }

    @ParameterizedTest
    @MethodSource("steps")
    void forwardAndBackAgainLeavesNothingOut(String schedule, Duration step, boolean isRestarted) {
        WorkerSession session = session(WINDOWED, schedule);
        pass(session, 5);
        Instant good = clock.instant();
        step(step);
        session = isRestarted ? session(WINDOWED, schedule) : session;
        pass(session, 3);
        step(step.negated());
        session = isRestarted ? session(WINDOWED, schedule) : session;
        int before = polls().size();
        pass(session, 3);
        assertThat(polls().size()).isGreaterThan(before + 1);
        assertThat(latest().run().createdAt()).isAfter(good);
        assertAsked(good, latest().run().createdAt());
    }

    @ParameterizedTest
    @MethodSource("steps")
    void backAndForwardAgainLeavesNothingOut(String schedule, Duration step, boolean isRestarted) {
        WorkerSession session = session(WINDOWED, schedule);
        pass(session, 5);
        Instant good = clock.instant();
        step(step.negated());
        session = isRestarted ? session(WINDOWED, schedule) : session;
        int before = polls().size();
        pass(session, 3);
        assertThat(polls().size()).isGreaterThan(before + 1);
        step(step);
        session = isRestarted ? session(WINDOWED, schedule) : session;
        pass(session, 3);
        assertAsked(good, latest().run().createdAt());
    }

    /** That completed polls have asked about all of a stretch of time. */
    private void assertAsked(Instant from, Instant to) {
        List<Window> asked = polls().stream()
                .filter(poll -> poll.run().state() == RunState.COMPLETED)
                .map(poll -> Objects.requireNonNull(poll.run().definition().window()))
                .filter(window -> !window.to().isAfter(to))
                .toList();
        for (Instant at = from; at.isBefore(to); at = at.plusSeconds(20)) {
            Instant moment = at;
            assertThat(asked)
                    .as(moment.toString())
                    .anyMatch(window -> !moment.isBefore(window.from()) && moment.isBefore(window.to()));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aWaitOfBeforeTheClockWasSetBackIsOver(boolean isRestarted) {
        WorkerSession session = session(WINDOWED, "fixed-delay: 1m");
        faults.add(new Fault(Fault.Code.THROTTLED, Fault.RetryClass.WAIT, "Not now.", null));
        settle(session);
        assertThat(polls())
                .singleElement()
                .satisfies(poll -> assertThat(poll.run().state()).isEqualTo(RunState.WAITING));
        step(Duration.ofDays(-1));
        settle(isRestarted ? session(WINDOWED, "fixed-delay: 1m") : session);
        assertThat(polls())
                .singleElement()
                .satisfies(poll -> assertThat(poll.run().state()).isEqualTo(RunState.COMPLETED));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aClockThatIsAheadForMinutesForgetsNoRun(boolean isRestarted) {
        WorkerSession session = session(WINDOWED, "fixed-delay: 1m");
        pass(session, 3);
        List<RunProgress> known = polls();
        step(Duration.ofDays(31));
        pass(isRestarted ? session(WINDOWED, "fixed-delay: 1m") : session, 3);
        assertThat(polls()).containsAll(known);
    }
}
