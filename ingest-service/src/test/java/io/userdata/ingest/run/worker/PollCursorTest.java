package io.userdata.ingest.run.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.userdata.events.run.RunKind;
import io.userdata.ingest.fixture.TestRuns;
import io.userdata.ingest.run.model.RunIds;
import io.userdata.ingest.run.model.RunProgress;
import org.junit.jupiter.api.Test;

/** Where scheduled polls begin. */
class PollCursorTest extends PollHarness {
    @Test
    void aPollByKeysetGoesOnWhereTheLastOneEnded() {
        producer.initTransactions();
        users = 4;
        WorkerSession session = session(KEYSET, "fixed-delay: 10m");
        settle(session);
        assertThat(state.source("people").cursor()).startsWith("since=4;");
        users = 6;
        cursors.clear();
        at(session(KEYSET, "fixed-delay: 10m"), "10:10:00");
        assertThat(cursors.get(0)).startsWith("since=4;");
        assertThat(state.source("people").cursor()).startsWith("since=6;");
    }

    @Test
    void aRequestedRunLeavesTheLiveCursorAlone() {
        producer.initTransactions();
        users = 5;
        WorkerSession session = session(KEYSET, "fixed-delay: 10m");
        settle(session);
        users = 9;
        state.apply(TestRuns.all(RunProgress.queued(
                RunIds.of("test"), TestRuns.definition(RunKind.POLL, null, null), 4, clock.instant())));
        state.apply(TestRuns.all(TestRuns.backfill(1, 9)));
        settle(session);
        assertThat(polls()).hasSize(3).allMatch(RunProgress::isDone);
        assertThat(state.source("people").cursor()).startsWith("since=5;");
    }

    @Test
    void whatAPollLeavesOverIsNotPassedBy() {
        producer.initTransactions();
        users = 9;
        settle(session(KEYSET, "fixed-delay: 10m, max-records: 5"));
        assertThat(state.source("people").cursor()).startsWith("since=3;");
    }
}
