package io.userdata.ingest.run.worker;

import static io.userdata.ingest.fixture.TestRuns.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.userdata.events.run.RunCommand;
import io.userdata.events.run.RunCommand.Action;
import io.userdata.events.run.RunDefinition;
import io.userdata.events.run.RunKind;
import io.userdata.events.run.RunReason;
import io.userdata.events.run.RunState;
import io.userdata.events.topic.Topics;
import io.userdata.ingest.fixture.TestRuns;
import io.userdata.ingest.run.model.RunProgress;
import io.userdata.ingest.run.model.RunTransition;
import io.userdata.ingest.run.worker.command.ReceivedCommand;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class WorkerSessionCommandTest extends WorkerSessionHarness {
    @Test
    void aPageThatComesAfterAPauseIsNotPublished() {
        RunProgress run = owned(TestRuns.poll(7));
        WorkerSession session = session(0);
        session.step(wake());
        WorkerEvent late = inbox.pop();
        session.step(command(0, Action.PAUSE, run));
        session.step(late);
        assertThat(now(run).run().state()).isEqualTo(RunState.PAUSED);
        assertThat(published(Topics.RAW_LIVE)).isZero();

        session.step(command(1, Action.RESUME, run));
        settle(session);
        assertThat(now(run).run().state()).isEqualTo(RunState.COMPLETED);
        assertThat(published(Topics.RAW_LIVE)).isEqualTo(7);
    }

    @Test
    void aCommandThatIsAlreadyInTheStateIsPassedOver() {
        RunProgress run = owned(TestRuns.poll(7));
        session(5).step(command(4, Action.CANCEL, run));
        assertThat(now(run).isActive()).isTrue();
        assertThat(producer.consumerGroupOffsetsHistory()).isEmpty();
    }

    @Test
    void anUnreadableCommandOnlyMovesThePosition() {
        session(0).step(new WorkerEvent.Commanded(new ReceivedCommand(3, 4, null)));
        assertThat(producer.consumerGroupOffsetsHistory().get(0).get("group"))
                .hasSize(1)
                .allSatisfy((partition, offset) -> assertThat(offset.offset()).isEqualTo(5));
    }

    @Test
    void aCommandThatCannotBeCarriedOutEndsOnlyItsRun() {
        UUID runId = UUID.randomUUID();
        RunDefinition push = new RunDefinition("people", RunKind.PUSH, null, 1L, "digest");
        WorkerSession session = session(0);
        session.step(new WorkerEvent.Commanded(new ReceivedCommand(
                3, 4, new RunCommand(Action.CREATE, "people", runId, push, NOW, null, List.of(" ")))));
        RunProgress failed = state.find(runId).orElseThrow();
        assertThat(failed.run().state()).isEqualTo(RunState.FAILED);
        assertThat(failed.run().reason())
                .isNotNull()
                .extracting(RunReason::code)
                .isEqualTo("COMMAND_IMPOSSIBLE");
        assertThat(producer.consumerGroupOffsetsHistory().get(0).get("group"))
                .hasSize(1)
                .allSatisfy((partition, offset) -> assertThat(offset.offset()).isEqualTo(5));
        assertThat(meters.get("userdata.ingest.commands.passed")
                        .tag("reason", "IMPOSSIBLE")
                        .counter()
                        .count())
                .isEqualTo(1);

        RunProgress next = owned(TestRuns.poll(7));
        settle(session);
        assertThat(now(next).run().state()).isEqualTo(RunState.COMPLETED);
    }

    @Test
    void aPushIsNotFetchedFromItsSourceWhenItIsResumed() {
        RunDefinition push = new RunDefinition("people", RunKind.PUSH, null, 1L, "digest");
        RunProgress run = owned(RunProgress.queued(UUID.randomUUID(), push, 4, NOW)
                .move(RunTransition.FAIL, new RunReason("UNKNOWN_SOURCE", "No.", null), NOW));
        WorkerSession session = session(0);
        session.step(command(0, Action.RESUME, run));
        settle(session);
        assertThat(now(run).run().state()).isEqualTo(RunState.FAILED);
        assertThat(asked).isZero();
    }

    @Test
    void aPushWhoseOwnerDoesNotKnowTheSourceFailsAndSaysThatNothingWasPublished() {
        UUID runId = UUID.randomUUID();
        RunDefinition push = new RunDefinition("gone", RunKind.PUSH, null, 1L, "digest");
        session(0)
                .step(new WorkerEvent.Commanded(new ReceivedCommand(
                        3, 0, new RunCommand(Action.CREATE, "gone", runId, push, NOW, null, List.of("1")))));
        assertThat(state.find(runId).orElseThrow().run().state()).isEqualTo(RunState.FAILED);
        assertThat(state.find(runId).orElseThrow().run().reason()).isNotNull().satisfies(reason -> {
            assertThat(reason.code()).isEqualTo("UNKNOWN_SOURCE");
            assertThat(reason.message()).contains("push the records again");
        });
    }

    private static WorkerEvent command(long offset, Action action, RunProgress run) {
        return new WorkerEvent.Commanded(
                new ReceivedCommand(3, offset, new RunCommand(action, "people", run.runId(), null, NOW)));
    }
}
