package io.userdata.ingest.run.model;

import static io.userdata.ingest.fixture.TestRuns.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.userdata.events.run.RunDefinition;
import io.userdata.events.run.RunKind;
import io.userdata.events.run.Window;
import io.userdata.ingest.fixture.TestRuns;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ReplayCheckTest {
    private static final Window WINDOW = new Window(NOW.minusSeconds(10), NOW.plusSeconds(10), null);

    private final RunStateStore state = new RunStateStore();

    private static RunProgress run(RunKind kind, Instant at, long published) {
        RunDefinition definition = new RunDefinition("people", kind, kind == RunKind.POLL ? null : WINDOW, null);
        return with(RunProgress.queued(UUID.randomUUID(), definition, 4, at), at.plusSeconds(1), published);
    }

    private static RunProgress with(RunProgress run, Instant at, long published) {
        return run.with(run.slices().get(0).withPage("", List.of(published, 0L, 0L, 1L), 1, true, at));
    }

    private RunProgress replay(long found) {
        RunDefinition definition = new RunDefinition("people", RunKind.REPLAY, WINDOW, null);
        RunProgress run = RunProgress.queued(UUID.randomUUID(), definition, 4, NOW.plus(Duration.ofHours(1)));
        state.apply(TestRuns.all(run));
        return run.with(run.slices().get(0).withPage("", List.of(found, 0L, 0L, 0L), 0, true, NOW));
    }

    @Test
    void whatIsNotThereAnyMoreIsCounted() {
        state.apply(TestRuns.all(run(RunKind.POLL, NOW, 30)));
        state.apply(TestRuns.all(run(RunKind.BACKFILL, NOW, 12)));
        assertThat(ReplayCheck.missing(state, replay(42))).isEmpty();
        assertThat(ReplayCheck.missing(state, replay(40))).hasValueSatisfying(reason -> {
            assertThat(reason.code()).isEqualTo("RECORDS_MISSING");
            assertThat(reason.message()).startsWith("At least 2 of the 42 records");
        });
    }

    @Test
    void whatMayLieOutsideTheWindowIsNotMissed() {
        state.apply(TestRuns.all(run(RunKind.POLL, NOW.minusSeconds(11), 30)));
        state.apply(TestRuns.all(run(RunKind.POLL, NOW.plusSeconds(9), 30)));
        state.apply(TestRuns.all(run(RunKind.REPLAY, NOW, 30)));
        state.apply(TestRuns.all(run(RunKind.PUSH, NOW, 30)));
        assertThat(ReplayCheck.missing(state, replay(0))).isEmpty();
    }
}
