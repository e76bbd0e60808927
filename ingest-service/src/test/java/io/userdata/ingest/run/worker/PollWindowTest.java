package io.userdata.ingest.run.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.userdata.events.run.RunCommand;
import io.userdata.events.run.RunCommand.Action;
import io.userdata.events.run.RunDefinition;
import io.userdata.events.run.RunKind;
import io.userdata.events.run.RunReason;
import io.userdata.events.run.SourceStateRecord;
import io.userdata.ingest.fixture.TestRuns;
import io.userdata.ingest.run.model.PollCoverage;
import io.userdata.ingest.run.model.RunIds;
import io.userdata.ingest.run.model.RunProgress;
import io.userdata.ingest.run.model.RunStateChange;
import io.userdata.ingest.run.model.RunTransition;
import io.userdata.ingest.run.worker.command.ReceivedCommand;
import io.userdata.ingest.source.Fault;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Which windows scheduled polls ask about. */
class PollWindowTest extends PollHarness {
    private static final String WINDOWED = """
            sources.people:
              base-url: https://users.example
              path: /users
              query: {from: "{{window.from}}", page: "{{page}}"}
              pointers.external-id: /id
              schedule: {%s}
            """;

    @Test
    void aWindowReachesFromFireToFire() {
        producer.initTransactions();
        WorkerSession session = session(WINDOWED, "cron: '0 0 * * * *'");
        at(session, "11:00:00");
        at(session, "14:30:00");
        assertThat(polls().stream().map(poll -> poll.run().definition().window()))
                .containsExactly(window("10:00:00", "11:00:00"), window("10:59:00", "14:00:00"));
        assertThat(state.source("people").cursor()).isNull();
        assertThat(state.source("people").coveredTo()).isEqualTo("2026-01-01T14:00:00Z");
    }

    @Test
    void aWindowThatFailedIsAskedForByTheNextPoll() {
        producer.initTransactions();
        WorkerSession session = session(WINDOWED, "cron: '0 0 * * * *'");
        at(session, "11:00:00");
        faults.add(Fault.refused(Fault.Code.HTTP_4XX, "No."));
        at(session, "12:00:00");
        assertThat(PollCoverage.gap(state, state.source("people"))).contains(window("11:00:00", "12:00:00"));
        faults.add(Fault.refused(Fault.Code.HTTP_4XX, "No."));
        at(session, "13:00:00");
        at(session, "14:00:00");
        assertThat(polls().get(3).run().definition().window()).isEqualTo(window("10:59:00", "14:00:00"));
        assertThat(PollCoverage.gap(state, state.source("people"))).isEmpty();
        at(session, "15:00:00");
        assertThat(polls().get(4).run().definition().window()).isEqualTo(window("13:59:00", "15:00:00"));
    }

    @Test
    void aFirstWindowThatFailedIsAskedForByTheNextPoll() {
        producer.initTransactions();
        WorkerSession session = session(WINDOWED, "cron: '0 0 * * * *'");
        faults.add(Fault.refused(Fault.Code.HTTP_4XX, "No."));
        at(session, "11:00:00");
        at(session, "12:00:00");
        assertThat(polls().get(1).run().definition().window()).isEqualTo(window("09:59:00", "12:00:00"));
    }

    @Test
    void aFailedWindowThatIsResumedClosesItsGap() {
        producer.initTransactions();
        WorkerSession session = session(WINDOWED, "cron: '0 0 * * * *'");
        at(session, "11:00:00");
        faults.add(Fault.refused(Fault.Code.HTTP_4XX, "No."));
        at(session, "12:00:00");
        UUID failed = polls().get(1).runId();
        session.step(new WorkerEvent.Commanded(
                new ReceivedCommand(PARTITION, 0, new RunCommand(Action.RESUME, "people", failed, null, START))));
        settle(session);
        assertThat(PollCoverage.gap(state, state.source("people"))).isEmpty();
        at(session, "13:00:00");
        assertThat(polls().get(2).run().definition().window()).isEqualTo(window("11:59:00", "13:00:00"));
    }

    /** A source that the version before has left with a failed poll: it has not written up to when all is asked. */
    @Test
    void aWindowThatFailedBeforeAnUpgradeIsAskedForToo() {
        producer.initTransactions();
        Instant fired = Instant.parse("2026-01-01T11:00:00Z");
        RunDefinition definition = TestRuns.definition(RunKind.POLL, window("10:00:00", "11:00:00"), null);
        state.apply(TestRuns.all(RunProgress.queued(RunIds.ofFire("people", fired), definition, 4, fired)
                .move(RunTransition.FAIL, new RunReason("HTTP_4XX", "No.", null), fired)));
        state.apply(new RunStateChange(
                List.of(), List.of(), List.of(new SourceStateRecord("people", null, false, null, fired))));
        at(session(WINDOWED, "cron: '0 0 * * * *'"), "12:00:00");
        assertThat(polls().get(1).run().definition().window()).isEqualTo(window("09:59:00", "12:00:00"));
    }

    @Test
    void aClockThatIsSetBackHoldsNoScheduleUp() {
        producer.initTransactions();
        WorkerSession session = session(WINDOWED, "fixed-delay: 10m");
        session.step(new WorkerEvent.WokenUp());
        clock.set(Instant.parse("2026-01-01T09:00:00Z"));
        settle(session);
        at(session, "09:10:00");
        at(session, "09:20:00");
        assertThat(polls().stream().map(poll -> poll.run().definition().window()))
                .containsExactly(
                        window("09:50:00", "10:00:00"), window("09:00:00", "09:10:00"), window("09:09:00", "09:20:00"));
    }
}
