package io.userdata.ingest.run.worker.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.userdata.ingest.fixture.FakeUserApi;
import io.userdata.ingest.fixture.IngestApi;
import io.userdata.ingest.fixture.IngestInstance;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** During a long backfill a live poll of the same source gets the very next page: told by the order of requests. */
class LiveFirstIT {
    private static final String BACKFILL = "{\"source\":\"randomuser\",\"kind\":\"backfill\",\"maxRecords\":900,"
            + "\"window\":{\"from\":\"2020-01-01T00:00:00Z\",\"to\":\"2020-01-10T00:00:00Z\",\"slice\":\"P1D\"}}";
    private static final String POLL = "{\"source\":\"randomuser\",\"kind\":\"poll\",\"maxRecords\":10,"
            + "\"window\":{\"from\":\"2021-01-01T00:00:00Z\",\"to\":\"2021-01-02T00:00:00Z\"}}";

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final Semaphore gate = new Semaphore(0);

    private static IngestInstance start(FakeUserApi users, String group, String... more) {
        return IngestInstance.alone(
                users,
                group,
                Stream.concat(
                                Stream.of(
                                        "--sources.randomuser.limits.page-size=10",
                                        "--sources.randomuser.query.from={{window.from}}"),
                                Stream.of(more))
                        .toArray(String[]::new));
    }

    /** Notes what is asked for; pages of the backfill are answered one by one, as the test allows. */
    private FakeUserApi.Reply answer(Map<String, String> query) {
        boolean backfill = query.getOrDefault("from", "").startsWith("2020");
        asked.add(backfill ? "backfill" : "live");
        if (backfill) {
            gate.acquireUninterruptibly();
        }
        return FakeUserApi.users(query);
    }

    private void awaitAsked(int requests) {
        await().atMost(Duration.ofSeconds(60)).until(() -> asked.size() >= requests);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void aPollThatIsAskedForGetsTheNextPage(int concurrency) {
        try (FakeUserApi users = FakeUserApi.start();
                IngestInstance instance = start(
                        users, "live-asked-" + concurrency, "--sources.randomuser.budget.concurrency=" + concurrency)) {
            users.answer(this::answer);
            UUID backfill = instance.api().started(BACKFILL);
            awaitAsked(concurrency);
            UUID poll = instance.api().started(POLL);
            gate.release();
            awaitAsked(concurrency + 1);
            assertThat(asked.get(concurrency)).isEqualTo("live");
            gate.release(1_000);
            instance.api().awaitState(poll, "COMPLETED");
            instance.api().awaitState(backfill, "COMPLETED");
        }
    }

    @Test
    void aPollThatIsDueGetsTheNextPage() {
        try (FakeUserApi users = FakeUserApi.start();
                IngestInstance instance = start(
                        users,
                        "live-due",
                        "--sources.randomuser.schedule.cron=* * * * * *",
                        "--sources.randomuser.schedule.max-records=10")) {
            users.answer(this::answer);
            IngestApi api = instance.api();
            UUID backfill = api.started(BACKFILL);
            await().atMost(Duration.ofSeconds(60)).until(() -> asked.contains("backfill"));
            await().atMost(Duration.ofSeconds(60))
                    .ignoreExceptions()
                    .until(() -> api.get("/api/v1/runs?source=randomuser&kind=poll&state=QUEUED")
                                    .body()
                                    .at("/items")
                                    .size()
                            == 1);
            int before = asked.size();
            assertThat(asked.get(before - 1)).isEqualTo("backfill");
            gate.release();
            awaitAsked(before + 1);
            assertThat(asked.get(before)).isEqualTo("live");
            gate.release(1_000);
            api.awaitState(backfill, "COMPLETED");
        }
    }

    @Test
    void aBackfillLeavesAShareOfTheWindowToTheLiveOnes() {
        try (FakeUserApi users = FakeUserApi.start();
                IngestInstance instance = start(
                        users,
                        "live-share",
                        "--sources.randomuser.budget.records=100",
                        "--sources.randomuser.budget.per=1h")) {
            users.answer(this::answer);
            gate.release(1_000);
            UUID backfill = instance.api().started(BACKFILL);
            assertThat(instance.api()
                            .awaitState(backfill, "WAITING")
                            .at("/reason/code")
                            .stringValue())
                    .isEqualTo("BUDGET_SPENT");
            instance.api().awaitState(instance.api().started(POLL), "COMPLETED");
            instance.api().awaitState(instance.api().started(POLL), "COMPLETED");
            instance.api().awaitState(instance.api().started(POLL), "WAITING");
            assertThat(asked).hasSize(10);
            assertThat(asked.stream().filter("backfill"::equals)).hasSize(8);
        }
    }
}
