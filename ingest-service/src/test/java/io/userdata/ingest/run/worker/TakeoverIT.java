package io.userdata.ingest.run.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.userdata.events.topic.Topics;
import io.userdata.ingest.fixture.ChildProcess;
import io.userdata.ingest.fixture.CommittedRecords;
import io.userdata.ingest.fixture.FakeUserApi;
import io.userdata.ingest.fixture.IngestApi;
import io.userdata.ingest.fixture.IngestInstance;
import io.userdata.ingest.fixture.SharedBroker;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** An owner that dies, and two that both believe they are it: each user is published exactly once all the same. */
class TakeoverIT {
    private static final String BROKER = SharedBroker.address();
    private static final FakeUserApi USERS = FakeUserApi.start();

    @AfterAll
    static void stop() {
        USERS.close();
    }

    @Test
    void aRunSurvivesTheDeathOfItsOwners() {
        UUID runId = UUID.randomUUID();
        try (ChildProcess first = ChildProcess.start(BROKER, USERS.uri(), "victim", group("takeover"))) {
            await().atMost(Duration.ofSeconds(90))
                    .ignoreExceptions()
                    .until(() -> first.api().put(runId, definition(6000)).status() == 202);
            awaitPublished(first.api(), runId, 200);
            first.kill();
        }
        try (ChildProcess second = ChildProcess.start(BROKER, USERS.uri(), "victim", group("takeover"))) {
            awaitPublished(second.api(), runId, 2000);
            second.kill();
        }
        try (IngestInstance heir = IngestInstance.start(BROKER, USERS.uri(), "heir", group("takeover"))) {
            heir.api().awaitState(runId, "COMPLETED");
        }
        assertExactlyOnce(runId, 6000);
    }

    /** Two that both believe to be the owner, and both stay: they stop each other, and finish the run all the same. */
    @Test
    void twoOwnersOfOnePartitionFenceEachOther() {
        try (IngestInstance one = IngestInstance.start(BROKER, USERS.uri(), "one", group("split-one"));
                IngestInstance other = IngestInstance.start(BROKER, USERS.uri(), "other", group("split-other"))) {
            UUID runId = one.api().started(definition(1_600));
            other.api().awaitState(runId, "COMPLETED");
            assertExactlyOnce(runId, 1_600);
        }
    }

    private static String[] group(String name) {
        return new String[] {
            "--userdata.ingest.run.group-id=" + name,
            "--userdata.ingest.run.session-timeout=6s",
            "--userdata.ingest.run.retry-initial=200ms",
            "--userdata.ingest.run.fenced-longest=5s",
            "--sources.randomuser.limits.page-size=40",
        };
    }

    private static String definition(int users) {
        return "{\"source\":\"randomuser\",\"kind\":\"poll\",\"maxRecords\":" + users + "}";
    }

    private static void awaitPublished(IngestApi api, UUID runId, long records) {
        await().atMost(Duration.ofSeconds(90))
                .pollInterval(Duration.ofMillis(10))
                .ignoreExceptions()
                .until(() -> api.run(runId).at("/published").longValue() >= records);
        assertThat(api.run(runId).at("/state").stringValue()).isEqualTo("RUNNING");
    }

    private static void assertExactlyOnce(UUID runId, int users) {
        List<CommittedRecords.Raw> records = new CommittedRecords(BROKER).raw(Topics.RAW_LIVE, runId);
        assertThat(records).hasSize(users);
        assertThat(records.stream().map(raw -> raw.record().externalId()).distinct())
                .hasSize(users);
        assertThat(CommittedRecords.dense(
                        records.stream().map(raw -> raw.record().coordinates()).toList()))
                .isTrue();
    }
}
