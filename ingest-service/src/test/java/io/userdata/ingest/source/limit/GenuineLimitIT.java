package io.userdata.ingest.source.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.userdata.events.topic.Topics;
import io.userdata.ingest.fixture.FakeUserApi;
import io.userdata.ingest.fixture.IngestInstance;
import io.userdata.ingest.fixture.PublishedUsers;
import io.userdata.ingest.fixture.SharedBroker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** An API that counts users, 20,000 in each of its windows, and says only 429 beyond them. */
class GenuineLimitIT {
    private static final int USERS = 100_000;
    private static final int PAGE = 1_000;
    private static final int A_WINDOW = 20_000;
    private static final Duration WINDOW = Duration.ofSeconds(3);

    private final List<Integer> pages = new ArrayList<>();
    private final List<Integer> refusals = new ArrayList<>();
    private long began = System.nanoTime() - WINDOW.toNanos();
    private int taken;

    /** A window begins with the first request after the one before it. */
    private synchronized FakeUserApi.Reply answer(Map<String, String> query) {
        if (System.nanoTime() - began >= WINDOW.toNanos()) {
            began = System.nanoTime();
            taken = 0;
            refusals.add(0);
        }
        if (taken + PAGE > A_WINDOW) {
            refusals.set(refusals.size() - 1, refusals.get(refusals.size() - 1) + 1);
            return FakeUserApi.Reply.of(429, "");
        }
        taken += PAGE;
        pages.add(Integer.parseInt(query.get("page")));
        return FakeUserApi.users(query);
    }

    private void runs(String name, String... more) {
        List<String> settings = new ArrayList<>(List.of(
                "--userdata.ingest.run.group-id=" + name,
                "--sources.randomuser.limits.page-size=" + PAGE,
                // half of it is the shortest wait: a whole window
                "--sources.randomuser.backoff.initial=6s",
                "--sources.randomuser.backoff.longest=1m"));
        settings.addAll(List.of(more));
        try (FakeUserApi users = FakeUserApi.start();
                IngestInstance instance = IngestInstance.start(
                        SharedBroker.address(), users.uri(), name, settings.toArray(String[]::new))) {
            users.answer(this::answer);
            UUID runId = instance.api()
                    .started("{\"source\":\"randomuser\",\"kind\":\"poll\",\"maxRecords\":" + USERS + "}");
            instance.api().awaitState(runId, "COMPLETED", Duration.ofMinutes(4));
            PublishedUsers found = PublishedUsers.read(SharedBroker.address(), Topics.RAW_LIVE, runId, USERS);
            assertThat(found.records()).isEqualTo(USERS);
            assertThat(found.distinct()).isEqualTo(USERS);
            assertThat(found.isDense()).isTrue();
        }
        System.out.printf("%s: windows=%d refusals=%s%n", name, refusals.size(), refusals);
        assertThat(pages)
                .isEqualTo(IntStream.rangeClosed(1, USERS / PAGE).boxed().toList());
        assertThat(refusals).hasSizeGreaterThanOrEqualTo(USERS / A_WINDOW).allMatch(refused -> refused <= 1);
    }

    @Test
    void aRunWaitsForEachWindowThatItFindsClosed() {
        runs("limit-found");
        assertThat(refusals).contains(1);
    }

    @Test
    void aRunThatKnowsTheLimitIsNeverRefused() {
        runs("limit-known", "--sources.randomuser.budget.records=" + A_WINDOW, "--sources.randomuser.budget.per=4s");
        assertThat(refusals).containsOnly(0);
    }
}
