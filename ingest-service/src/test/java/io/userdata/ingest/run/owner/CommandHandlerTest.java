package io.userdata.ingest.run.owner;

import static io.userdata.ingest.run.TestRuns.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.userdata.events.run.RunCommand;
import io.userdata.events.run.RunCommand.Action;
import io.userdata.events.run.RunDefinition;
import io.userdata.events.run.RunKind;
import io.userdata.events.run.RunReason;
import io.userdata.events.run.RunState;
import io.userdata.ingest.run.RunProgress;
import io.userdata.ingest.run.RunStateChange;
import io.userdata.ingest.run.RunStateStore;
import io.userdata.ingest.run.RunTransition;
import io.userdata.ingest.run.TestRuns;
import io.userdata.ingest.source.SourceRegistry;
import io.userdata.ingest.source.TestSources;
import java.net.URI;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CommandHandlerTest {
    private final SourceRegistry sources = new SourceRegistry(Map.of(
            "people", TestSources.endless(URI.create("https://users.example")).properties()));
    private final CommandHandler commands = new CommandHandler(sources, 4);
    private final RunStateStore state = new RunStateStore();

    private RunStateChange told(Action action, @Nullable UUID runId, @Nullable RunDefinition definition) {
        RunStateChange change = commands.change(state, new RunCommand(action, "people", runId, definition, NOW), NOW);
        state.apply(change);
        return change;
    }

    @Test
    void theFirstDefinitionWins() {
        UUID runId = UUID.randomUUID();
        RunDefinition first = TestRuns.definition(RunKind.POLL, null, 1L);
        assertThat(told(Action.CREATE, runId, first).slices()).hasSize(1);
        assertThat(told(Action.CREATE, runId, TestRuns.definition(RunKind.POLL, null, 2L))
                        .isEmpty())
                .isTrue();
        assertThat(state.find(runId).orElseThrow().run().definition()).isEqualTo(first);
    }

    @Test
    void aRunOfASourceThatIsNoLongerConfiguredFailsByName() {
        UUID runId = UUID.randomUUID();
        RunDefinition definition = new RunDefinition("gone", RunKind.POLL, null, 1L);
        RunStateChange change =
                commands.change(state, new RunCommand(Action.CREATE, "gone", runId, definition, NOW), NOW);
        assertThat(change.runs())
                .singleElement()
                .satisfies(run -> assertThat(run.state()).isEqualTo(RunState.FAILED))
                .satisfies(run ->
                        assertThat(run.reason()).extracting(RunReason::code).isEqualTo("UNKNOWN_SOURCE"));
    }

    @Test
    void resumingForgetsWhatWasWaitedFor() {
        RunProgress run = TestRuns.poll(5);
        RunReason reason = new RunReason("NOT_JSON", "No.", null);
        state.apply(TestRuns.all(run.with(SliceTransition.waiting(run.slices().get(0), reason, NOW))
                .move(RunTransition.FAIL, reason, NOW)));
        told(Action.RESUME, run.runId(), null);
        RunProgress resumed = state.find(run.runId()).orElseThrow();
        assertThat(resumed.run().state()).isEqualTo(RunState.QUEUED);
        assertThat(resumed.run().reason()).isNull();
        assertThat(resumed.slices().get(0).waitsFor()).isNull();
    }

    @Test
    void aCommandThatIsTooLateOrForAnUnknownRunChangesNothing() {
        RunProgress run = TestRuns.poll(5).move(RunTransition.COMPLETE, null, NOW);
        state.apply(TestRuns.all(run));
        assertThat(told(Action.PAUSE, run.runId(), null).isEmpty()).isTrue();
        assertThat(told(Action.CANCEL, run.runId(), null).isEmpty()).isTrue();
        assertThat(told(Action.CANCEL, UUID.randomUUID(), null).isEmpty()).isTrue();
    }

    @Test
    void aSourceCanBePausedAsAWhole() {
        told(Action.PAUSE, null, null);
        assertThat(state.source("people").paused()).isTrue();
        told(Action.RESUME, null, null);
        assertThat(state.source("people").paused()).isFalse();
    }
}
