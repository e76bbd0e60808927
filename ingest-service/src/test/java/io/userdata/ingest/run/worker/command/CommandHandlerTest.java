package io.userdata.ingest.run.worker.command;

import static io.userdata.ingest.fixture.TestRuns.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.userdata.events.run.RunCommand;
import io.userdata.events.run.RunCommand.Action;
import io.userdata.events.run.RunDefinition;
import io.userdata.events.run.RunKind;
import io.userdata.events.run.RunReason;
import io.userdata.events.run.RunState;
import io.userdata.ingest.fixture.TestRuns;
import io.userdata.ingest.fixture.TestSources;
import io.userdata.ingest.publish.PublisherFactory;
import io.userdata.ingest.publish.TestPublishers;
import io.userdata.ingest.run.model.RunProgress;
import io.userdata.ingest.run.model.RunStateChange;
import io.userdata.ingest.run.model.RunStateStore;
import io.userdata.ingest.run.model.RunTransition;
import io.userdata.ingest.run.worker.commit.PageCommitPlanner;
import io.userdata.ingest.run.worker.commit.PageMetrics;
import io.userdata.ingest.source.SourceRegistry;
import java.net.URI;
import java.time.Clock;
import java.util.List;
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
        state.apply(TestRuns.all(
                run.with(run.slices().get(0).withWaitsFor(reason, NOW)).move(RunTransition.FAIL, reason, NOW)));
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

    @Test
    void theIdOfAForgottenRunStaysTaken() {
        RunProgress run = TestRuns.poll(5).move(RunTransition.CANCEL, null, NOW);
        state.apply(RunStateChange.forgetting(List.of(run), List.of()));
        assertThat(told(Action.CREATE, run.runId(), run.run().definition()).isEmpty())
                .isTrue();
        RunDefinition push = new RunDefinition("people", RunKind.PUSH, null, 1L);
        PublisherFactory publishers = TestPublishers.factory();
        PushHandler pushes = new PushHandler(
                sources,
                publishers.recordPreparer(),
                new PageCommitPlanner(publishers.pageWriter(4), state, Clock.systemUTC()),
                new PageMetrics(new SimpleMeterRegistry()),
                4);
        assertThat(pushes.commit(state, new RunCommand(Action.CREATE, "people", run.runId(), push, NOW), NOW))
                .isEmpty();
    }
}
