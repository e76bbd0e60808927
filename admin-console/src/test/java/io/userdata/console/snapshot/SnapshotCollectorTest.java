package io.userdata.console.snapshot;

import static io.userdata.console.service.ServiceName.INGEST;
import static io.userdata.console.service.ServiceName.PROCESSOR;
import static io.userdata.console.service.ServiceName.STORAGE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.userdata.console.service.ConsoleProperties;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SnapshotCollectorTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final String UP = "{\"status\":\"UP\"}";
    private static final URI ANY = URI.create("http://any");

    private final FakeServices services = new FakeServices();
    private final AtomicLong nanos = new AtomicLong();
    private final SnapshotCollector collector = new SnapshotCollector(
            services,
            new ConsoleProperties(
                    "a-viewer-token",
                    Map.of(INGEST, ANY, PROCESSOR, ANY, STORAGE, ANY),
                    null,
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(3),
                    Duration.ofSeconds(1),
                    2,
                    1),
            Clock.fixed(NOW, ZoneOffset.UTC),
            nanos::get);

    @BeforeEach
    void everythingIsUp() {
        services.says(INGEST, "readiness", UP)
                .says(PROCESSOR, "readiness", UP)
                .says(STORAGE, "readiness", UP)
                .says(INGEST, "/api/v1/sources", "{\"items\":[{\"name\":\"staff\",\"paused\":false}]}")
                .says(INGEST, "/api/v1/runs?limit=2", list(run("b", "RUNNING", 2), run("c", "COMPLETED", 3)))
                .says(INGEST, "/api/v1/runs?limit=2&state=RUNNING", list(run("b", "RUNNING", 2)))
                .says(INGEST, "/api/v1/runs?limit=2&state=QUEUED", list())
                .says(INGEST, "/api/v1/runs?limit=2&state=WAITING", list())
                .says(INGEST, "/api/v1/runs?limit=2&state=PAUSED", list(run("a", "PAUSED", 1)))
                .says(INGEST, "/api/v1/runs/a", whole("a", "PAUSED", 1))
                .says(INGEST, "/api/v1/runs/b", whole("b", "RUNNING", 2))
                .says(STORAGE, "/api/v1/runs/b/ledger", "{\"decided\":false,\"inserted\":5}")
                .says(STORAGE, "/api/v1/runs/c/ledger", "{\"decided\":true,\"inserted\":7}")
                .says(PROCESSOR, "/api/v1/pipeline", "{\"lanes\":[{\"lane\":\"live\",\"behind\":4}]}");
        published(100, 40);
    }

    @Test
    void showsWhatTheServicesSay() {
        Snapshot snapshot = collector.look();
        assertThat(snapshot.at()).isEqualTo(NOW);
        assertThat(snapshot.services()).extracting(Snapshot.ServiceView::state).containsOnly("up");
        assertThat(snapshot.sources())
                .singleElement()
                .satisfies(source -> assertThat(source.path("name").asString()).isEqualTo("staff"));
        assertThat(inserted(snapshot, "c")).isEqualTo(7);
        assertThat(snapshot.lanes())
                .singleElement()
                .satisfies(lane -> assertThat(lane.path("behind").asInt()).isEqualTo(4));
        assertThat(snapshot.quarantine()).containsEntry("storage", 3.0);
    }

    @Test
    void anOpenRunIsShownHoweverOldAndWithItsSlices() {
        Snapshot snapshot = collector.look();
        assertThat(snapshot.runs()).extracting(RunOverview::id).containsExactly("c", "b", "a");
        assertThat(snapshot.runs()).extracting(run -> run.path("slices").size()).containsExactly(0, 1, 1);
    }

    @Test
    void aDecidedLedgerIsReadAgainOnlyWithTheMetrics() {
        collector.look();
        collector.look();
        assertThat(services.timesAsked("/api/v1/runs/b/ledger")).isEqualTo(2);
        assertThat(services.timesAsked("/api/v1/runs/c/ledger")).isEqualTo(1);
        nanos.addAndGet(Duration.ofSeconds(3).toNanos());
        collector.look();
        assertThat(services.timesAsked("/api/v1/runs/c/ledger")).isEqualTo(2);
        assertThat(services.timesAsked("metrics")).isEqualTo(6);
    }

    @Test
    void ratesAreOfTheTimeBetweenTwoLooks() {
        assertThat(collector.look().flow().get(0).hops().get(0).rate()).isNull();
        nanos.addAndGet(Duration.ofSeconds(4).toNanos());
        published(500, 140);
        Snapshot.FlowView live = collector.look().flow().get(0);
        assertThat(live.hops()).extracting(Snapshot.HopView::rate).containsExactly(100.0, null, 25.0);
        assertThat(live.hops()).extracting(Snapshot.HopView::lag).containsExactly(null, 12.0, 9.0);
        assertThat(live.hops()).extracting(Snapshot.HopView::total).containsExactly(500.0, null, 140.0);
    }

    @Test
    void whatNoServiceAnsweredIsNoNumber() {
        services.down(STORAGE);
        collector.look();
        nanos.addAndGet(Duration.ofSeconds(4).toNanos());
        Snapshot.HopView stored = collector.look().flow().get(0).hops().get(2);
        assertThat(stored.total()).isNull();
        assertThat(stored.rate()).isNull();
    }

    @Test
    void aListThatIsNotKnownSaysWhy() {
        assertThat(collector.look().unknown()).isEmpty();
        services.down(INGEST);
        services.down(PROCESSOR);
        assertThat(collector.look().unknown())
                .containsOnly(
                        entry("sources", "ingest-service does not answer"),
                        entry("runs", "ingest-service does not answer"),
                        entry("lanes", "stream-processor does not answer"));
    }

    @Test
    void aServiceThatStartedAnewHasNoRateButASum() {
        collector.look();
        nanos.addAndGet(Duration.ofSeconds(4).toNanos());
        published(10, 140);
        assertThat(collector.look().flow().get(0).hops().get(0).rate()).isNull();
    }

    @Test
    void aServiceThatIsDownIsShownAsDownAndTheRestGoesOn() {
        collector.look();
        services.down(STORAGE);
        nanos.addAndGet(Duration.ofSeconds(4).toNanos());
        Snapshot snapshot = collector.look();
        assertThat(snapshot.services()).extracting(Snapshot.ServiceView::state).containsExactly("up", "up", "down");
        assertThat(snapshot.services().get(2).problem()).isEqualTo("storage-service does not answer");
        assertThat(snapshot.sources()).hasSize(1);
        assertThat(inserted(snapshot, "c")).isEqualTo(7);
        assertThat(snapshot.flow().get(0).hops().get(2).rate()).isNull();
    }

    @Test
    void whatAServiceMissesStandsInItsOwnWords() {
        services.says(STORAGE, "readiness", """
                {"status":"DOWN","components":{"topics":{"status":"UP","details":{"partitions":4}},
                 "flow":{"status":"DOWN","details":{"reason":"the database is away since noon"}}}}""");
        Snapshot.ServiceView storage = collector.look().services().get(2);
        assertThat(storage.state()).isEqualTo("unready");
        assertThat(storage.problem()).isEqualTo("flow: the database is away since noon");
    }

    private static int inserted(Snapshot snapshot, String run) {
        return Objects.requireNonNull(snapshot.ledgers().get(run))
                .path("inserted")
                .asInt();
    }

    private void published(int ingest, int stored) {
        services.says(
                        INGEST,
                        "metrics",
                        "userdata_ingest_records_published_total{lane=\"live\",source=\"a\"} " + ingest)
                .says(
                        PROCESSOR,
                        "metrics",
                        "userdata_processor_behind{lane=\"live\"} 12\nuserdata_lag{topic=\"users.raw.live\"} 99")
                .says(STORAGE, "metrics", """
                        userdata_storage_records_total{lane="live",outcome="inserted"} %d
                        userdata_quarantine_size{stage="storage"} 3
                        userdata_lag{group="storage",topic="users.enriched.live"} 9
                        """.formatted(stored));
    }

    private static String list(String... runs) {
        return "{\"items\":[" + String.join(",", runs) + "]}";
    }

    private static String run(String id, String state, int second) {
        return "{\"runId\":\"%s\",\"state\":\"%s\",\"createdAt\":\"2026-01-01T00:00:0%dZ\"}"
                .formatted(id, state, second);
    }

    private static String whole(String id, String state, int second) {
        return run(id, state, second).replaceFirst("}$", ",\"slices\":[{\"slice\":0}]}");
    }
}
