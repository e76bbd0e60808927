package io.userdata.ingest.run.worker.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import io.userdata.events.topic.Topics;
import io.userdata.ingest.fixture.CommittedRecords;
import io.userdata.ingest.fixture.FakeUserApi;
import io.userdata.ingest.fixture.IngestApi;
import io.userdata.ingest.fixture.IngestInstance;
import io.userdata.ingest.fixture.SharedBroker;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** How many pages are fetched at a time, and how many in a while. */
class SlicesIT {
    private static final CommittedRecords COMMITTED = CommittedRecords.fromNow(SharedBroker.address());

    @Test
    void slicesAreFetchedAtOnceAndNumberedDensely() {
        CyclicBarrier together = new CyclicBarrier(4);
        AtomicInteger requests = new AtomicInteger();
        try (FakeUserApi users = FakeUserApi.start();
                IngestInstance instance = IngestInstance.alone(
                        users,
                        "slices",
                        "--sources.randomuser.limits.page-size=50",
                        "--sources.randomuser.budget.concurrency=4")) {
            users.answer(query -> {
                if (requests.incrementAndGet() <= 4) {
                    meet(together);
                }
                return FakeUserApi.users(query);
            });
            UUID runId = instance.api()
                    .started("{\"source\":\"randomuser\",\"kind\":\"backfill\",\"maxRecords\":960,\"window\":"
                            + "{\"from\":\"2020-01-01T00:00:00Z\",\"to\":\"2020-01-09T00:00:00Z\",\"slice\":\"P1D\"}}");
            instance.api().awaitState(runId, "COMPLETED");
            List<CommittedRecords.Raw> records = COMMITTED.raw(Topics.RAW_BACKFILL, runId);
            assertThat(records).hasSize(960);
            assertThat(CommittedRecords.dense(records.stream()
                            .map(raw -> raw.record().coordinates())
                            .toList()))
                    .isTrue();
        }
    }

    private static void meet(CyclicBarrier together) {
        try {
            together.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (BrokenBarrierException | TimeoutException e) {
            throw new IllegalStateException("the others were not asked for at the same time", e);
        }
    }

    @Test
    void aSpentBudgetIsWaitedForAndTheRunGoesOnByItself() {
        try (FakeUserApi users = FakeUserApi.start();
                IngestInstance instance = IngestInstance.alone(
                        users,
                        "budgets",
                        "--sources.randomuser.budget.records=1000",
                        "--sources.randomuser.budget.per=3s")) {
            IngestApi api = instance.api();
            UUID runId = api.started("{\"source\":\"randomuser\",\"kind\":\"poll\",\"maxRecords\":2500}");
            assertThat(api.awaitState(runId, "WAITING").at("/reason/code").stringValue())
                    .isEqualTo("BUDGET_SPENT");
            api.awaitState(runId, "COMPLETED");
            assertThat(users.requests()).isEqualTo(5);
            assertThat(COMMITTED.raw(Topics.RAW_LIVE, runId)).hasSize(2500);
        }
    }
}
