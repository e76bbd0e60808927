package io.userdata.ingest.run.worker;

import static io.userdata.ingest.fixture.TestRuns.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.userdata.events.record.Coordinates;
import io.userdata.events.record.Lane;
import io.userdata.events.record.Operation;
import io.userdata.events.record.RawJson;
import io.userdata.events.record.RawRecord;
import io.userdata.events.run.RunDefinition;
import io.userdata.events.run.RunKind;
import io.userdata.events.run.RunReason;
import io.userdata.events.run.RunState;
import io.userdata.ingest.fixture.TestRuns;
import io.userdata.ingest.run.model.RunProgress;
import io.userdata.ingest.run.model.RunTransition;
import io.userdata.ingest.source.Fault;
import io.userdata.ingest.source.SourceClient;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WorkerSessionFaultTest extends WorkerSessionHarness {
    @Test
    void aPageThatCannotBePublishedFailsItsRun() {
        RunProgress replay = owned(RunProgress.queued(
                UUID.randomUUID(), TestRuns.definition(RunKind.REPLAY, TestRuns.days(1), null), 4, NOW));
        reread.add(new RawRecord(
                UUID.randomUUID(),
                new Coordinates(UUID.randomUUID(), 0, 0, 0),
                "people",
                "1",
                UUID.randomUUID(),
                Lane.LIVE,
                Operation.UPSERT,
                NOW,
                NOW,
                0,
                1,
                new RawJson("{\"name\":\"A\ud83d\"}")));
        settle(session(0));
        assertThat(now(replay).run().state()).isEqualTo(RunState.FAILED);
        assertThat(now(replay).run().reason())
                .isNotNull()
                .extracting(RunReason::code)
                .isEqualTo("INTERNAL");
    }

    @Test
    void aSourceThatCannotAnswerIsLeftAlone() {
        RunProgress run = owned(TestRuns.poll(7));
        results.add(new Fault(Fault.Code.THROTTLED, Fault.RetryClass.WAIT, "Not now.", null));
        WorkerSession session = session(0);
        settle(session);
        assertThat(now(run).run().state()).isEqualTo(RunState.WAITING);
        assertThat(now(run).run().reason()).isNotNull().satisfies(reason -> {
            assertThat(reason.code()).isEqualTo("THROTTLED");
            assertThat(reason.until()).isAfter(NOW);
        });
        assertThat(state.source("people").windowClosedUntil()).isAfter(NOW);
        assertThat(asked).isEqualTo(1);
        assertThat(session.idle()).isPositive();
    }

    @Test
    void aSliceWithADoubtfulPageDoesNotHoldUpTheOthers() {
        RunProgress run = owned(TestRuns.backfill(2, 6));
        results.add(new Fault(Fault.Code.NOT_JSON, Fault.RetryClass.DOUBT, "No page.", null));
        settle(session(0));
        assertThat(now(run).slices().get(0).waitsFor()).isNotNull();
        assertThat(now(run).slices().get(1).done()).isTrue();
        assertThat(now(run).isActive()).isTrue();
    }

    @Test
    void whatIsRefusedFailsTheRunAtItsCursor() {
        RunProgress run = owned(TestRuns.poll(7));
        results.add(page(1));
        results.add(new Fault(Fault.Code.HTTP_4XX, Fault.RetryClass.REFUSAL, "No.", null));
        settle(session(0));
        assertThat(now(run).run().state()).isEqualTo(RunState.FAILED);
        assertThat(now(run).slices().get(0).cursor()).isEqualTo("page=2;size=3");
    }

    @ParameterizedTest
    @MethodSource
    void anUnexpectedFailureOfAFetchIsAFaultToo(Throwable defect) {
        RunProgress run = owned(TestRuns.poll(7).move(RunTransition.WAIT, null, NOW));
        SourceClient broken = (of, cursor, window) -> {
            throw thrown(defect);
        };
        settle(session(broken, 0));
        assertThat(now(run).run().reason()).isNotNull().satisfies(reason -> assertThat(reason.code())
                .isEqualTo("INTERNAL"));
    }

    static Stream<Throwable> anUnexpectedFailureOfAFetchIsAFaultToo() {
        return Stream.of(new IllegalStateException("a defect"), new StackOverflowError());
    }

    @SuppressWarnings("unchecked")
    private static <E extends Throwable> RuntimeException thrown(Throwable defect) throws E {
        throw (E) defect;
    }

    @Test
    void aRunWhoseSourceIsGoneFails() {
        RunProgress run =
                owned(RunProgress.queued(UUID.randomUUID(), new RunDefinition("gone", RunKind.POLL, null, 1L), 4, NOW));
        settle(session(0));
        assertThat(now(run).run().state()).isEqualTo(RunState.FAILED);
    }
}
