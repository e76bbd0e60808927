package io.userdata.ingest.run.worker.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.userdata.events.topic.Topics;
import io.userdata.ingest.fixture.ChildProcess;
import io.userdata.ingest.fixture.CommittedRecords;
import io.userdata.ingest.fixture.FakeUserApi;
import io.userdata.ingest.fixture.IngestApi;
import io.userdata.ingest.fixture.SharedBroker;
import io.userdata.starter.json.EventMapper;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Polls that begin by themselves, of a source that goes on where it was: killed between two of them, none comes twice. */
class ScheduleIT {
    private static final int PAGE = 10;
    private static final String SOURCE = "/api/v1/sources/people";

    private final JsonMapper json = EventMapper.create();
    private final AtomicInteger known = new AtomicInteger(25);

    @Test
    void aKillBetweenTwoFiresNeitherRepeatsNorLosesAnything() {
        try (FakeUserApi users = FakeUserApi.start()) {
            users.answer(this::newer);
            Instant last;
            try (ChildProcess victim = start(users, "schedule-victim")) {
                awaitCursor(victim.api(), 25);
                known.set(47);
                awaitCursor(victim.api(), 47);
                last = firedAfter(victim.api(), Instant.EPOCH);
                victim.kill();
            }
            known.set(68);
            try (ChildProcess heir = start(users, "schedule-victim")) {
                awaitCursor(heir.api(), 68);
                Instant next = firedAfter(heir.api(), last);
                assertThat(firedAfter(heir.api(), next)).isAfter(next);
                assertThat(polls(heir.api())).doesNotHaveDuplicates();
            }
            assertThat(published())
                    .containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(1, 68)
                            .mapToObj(number -> "user-" + number)
                            .toList());
        }
    }

    private static ChildProcess start(FakeUserApi users, String name) {
        return ChildProcess.start(
                SharedBroker.address(),
                users.uri(),
                name,
                "--userdata.ingest.run.group-id=schedule",
                "--userdata.ingest.run.session-timeout=6s",
                "--sources.people.base-url=" + users.uri(),
                "--sources.people.allow-private-addresses=true",
                "--sources.people.query.since={{since}}",
                "--sources.people.pagination.type=keyset",
                "--sources.people.pointers.records=/results",
                "--sources.people.pointers.external-id=/login/uuid",
                "--sources.people.redact=/login/password,/login/salt,/login/md5,/login/sha1,/login/sha256",
                "--sources.people.limits.page-size=" + PAGE,
                "--sources.people.schedule.cron=* * * * * *");
    }

    /** The users after a key, of those that there are by now. */
    private FakeUserApi.Reply newer(Map<String, String> query) {
        int since = Integer.parseInt(query.getOrDefault("since", "user-0").substring("user-".length()));
        return FakeUserApi.Reply.of(
                200,
                IntStream.rangeClosed(since + 1, Math.min(since + PAGE, known.get()))
                        .mapToObj(FakeUserApi::user)
                        .collect(Collectors.joining(",", "{\"results\":[", "]}")));
    }

    private static JsonNode schedule(IngestApi api) {
        return api.get(SOURCE).body().at("/schedule");
    }

    private static void awaitCursor(IngestApi api, int user) {
        await().atMost(Duration.ofSeconds(90))
                .ignoreExceptions()
                .until(() -> schedule(api).at("/liveCursor").asString().equals("user-" + user));
    }

    private static Instant firedAfter(IngestApi api, Instant before) {
        return await().atMost(Duration.ofSeconds(60))
                .ignoreExceptions()
                .until(() -> Instant.parse(schedule(api).at("/lastFiredAt").stringValue()), at -> at.isAfter(before));
    }

    private static List<String> polls(IngestApi api) {
        JsonNode runs =
                api.get("/api/v1/runs?source=people&kind=poll&limit=500").body().at("/items");
        return runs.valueStream().map(run -> run.at("/runId").stringValue()).toList();
    }

    private List<String> published() {
        return new CommittedRecords(SharedBroker.address())
                .all(Topics.RAW_LIVE).stream()
                        .map(record -> json.readTree(record.value()))
                        .filter(raw -> raw.at("/source").stringValue().equals("people"))
                        .map(raw -> raw.at("/externalId").stringValue())
                        .toList();
    }
}
