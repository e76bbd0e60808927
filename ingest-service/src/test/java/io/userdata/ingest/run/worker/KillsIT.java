package io.userdata.ingest.run.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.userdata.events.topic.Topics;
import io.userdata.ingest.fixture.ChildProcess;
import io.userdata.ingest.fixture.FakeUserApi;
import io.userdata.ingest.fixture.IngestApi;
import io.userdata.ingest.fixture.PublishedUsers;
import io.userdata.ingest.fixture.SharedBroker;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * One of two instances is killed at random moments of a run, again and again. {@code benchmarks/ingest-kills} does it at
 * full length.
 */
class KillsIT {
    private static final int KILLS = Integer.getInteger("kills", 4);
    private static final int USERS = Integer.getInteger("users", 20_000);
    private static final int SLICES = Integer.getInteger("slices", 1);
    private static final int PAGE_SIZE = 500;
    private static final int PAGES = USERS / PAGE_SIZE;
    private static final int LATEST_MILLIS = 60;
    private static final OffsetDateTime DAY = OffsetDateTime.parse("2020-01-01T00:00:00Z");
    private static final String[] SETTINGS = {
        "--userdata.ingest.run.group-id=kills",
        "--userdata.ingest.run.session-timeout=6s",
        "--userdata.ingest.run.retry-initial=200ms",
        "--sources.randomuser.limits.page-size=" + PAGE_SIZE,
        "--sources.randomuser.budget.concurrency=" + Math.min(4, SLICES),
        "--sources.randomuser.query.seed=" + (SLICES == 1 ? "all" : "{{window.from}}"),
    };

    private final Random random = new Random(Long.getLong("seed", 7));
    private final ScheduledExecutorService killer = Executors.newSingleThreadScheduledExecutor();
    private final FakeUserApi users = FakeUserApi.start();
    private final List<ChildProcess> instances = new ArrayList<>();
    private final List<Integer> requestsToKillAt = requestsToKillAt();
    private int kills;

    @AfterEach
    void stop() {
        killer.shutdownNow();
        instances.forEach(ChildProcess::close);
        users.close();
    }

    /** A few pages before the end are left in peace, so that every kill is in the middle of the run. */
    private List<Integer> requestsToKillAt() {
        return random.ints(KILLS, 2, PAGES - PAGES / 20).sorted().boxed().toList();
    }

    @Test
    void eachUserIsPublishedExactlyOnceHoweverOftenAnInstanceIsKilled() {
        long began = System.nanoTime();
        UUID runId = UUID.randomUUID();
        instances.add(start("kills-0"));
        instances.add(start("kills-1"));
        users.answer(this::page);
        await().atMost(Duration.ofSeconds(120))
                .ignoreExceptions()
                .until(() -> instance(0).api().put(runId, definition()).status() == 202);
        await().atMost(Duration.ofSeconds(60 + 30L * KILLS))
                .pollInterval(Duration.ofSeconds(1))
                .ignoreExceptions()
                .until(() -> state(runId).equals("COMPLETED"));
        long seconds = Duration.ofNanos(System.nanoTime() - began).toSeconds();

        PublishedUsers found = PublishedUsers.read(SharedBroker.address(), topic(), runId, USERS);
        System.out.printf(
                "kills=%d users=%d slices=%d requests=%d seconds=%d found=%d distinct=%d dense=%s%n",
                kills, USERS, SLICES, users.requests(), seconds, found.records(), found.distinct(), found.isDense());
        assertThat(kills).isEqualTo(KILLS);
        assertThat(found.records()).isEqualTo(USERS);
        assertThat(found.distinct()).isEqualTo(USERS);
        assertThat(found.isDense()).isTrue();
    }

    private ChildProcess start(String name) {
        return ChildProcess.start(SharedBroker.address(), users.uri(), name, SETTINGS);
    }

    private synchronized ChildProcess instance(int number) {
        return instances.get(number);
    }

    private static String definition() {
        return SLICES == 1
                ? "{\"source\":\"randomuser\",\"kind\":\"poll\",\"maxRecords\":" + USERS + "}"
                : "{\"source\":\"randomuser\",\"kind\":\"backfill\",\"maxRecords\":" + USERS + ",\"window\":"
                        + "{\"from\":\"" + DAY.toInstant() + "\",\"to\":\""
                        + DAY.plusDays(SLICES).toInstant() + "\",\"slice\":\"P1D\"}}";
    }

    private static String topic() {
        return SLICES == 1 ? Topics.RAW_LIVE : Topics.RAW_BACKFILL;
    }

    private String state(UUID runId) {
        IngestApi api = instance(random.nextInt(2)).api();
        return api.run(runId).at("/state").stringValue();
    }

    /** Answers, and has an instance killed within moments of the requests that were drawn. */
    private synchronized FakeUserApi.Reply page(Map<String, String> query) {
        if (kills < KILLS && users.requests() >= requestsToKillAt.get(kills)) {
            kills++;
            int victim = random.nextInt(2);
            killer.schedule(() -> replace(victim), random.nextInt(LATEST_MILLIS), TimeUnit.MILLISECONDS);
        }
        return FakeUserApi.users(SLICES == 1 ? query : ofSlice(query));
    }

    /** Each slice has users of its own. */
    private static Map<String, String> ofSlice(Map<String, String> query) {
        long slice = Duration.between(DAY, OffsetDateTime.parse(query.getOrDefault("seed", "")))
                .toDays();
        long page = slice * (PAGES / SLICES) + Long.parseLong(query.getOrDefault("page", ""));
        return Map.of("page", Long.toString(page), "results", Integer.toString(PAGE_SIZE));
    }

    private void replace(int victim) {
        instance(victim).kill();
        ChildProcess heir = start("kills-" + victim);
        synchronized (this) {
            instances.set(victim, heir);
        }
    }
}
