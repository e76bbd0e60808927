package io.userdata.storage.consume;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.userdata.events.record.EnrichedRecord;
import io.userdata.events.topic.Topics;
import io.userdata.storage.fixture.SampleRecord;
import io.userdata.storage.fixture.SharedStorage;
import io.userdata.storage.fixture.StorageInstance;
import io.userdata.storage.fixture.TestKafka;
import io.userdata.storage.ledger.LedgerState;
import io.userdata.storage.ledger.LedgerView;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.core.type.TypeReference;

/** What cannot be read on a topic leaves alone to quarantine; what comes with it is stored. */
class PoisonTopicIT {
    private static final Duration LONG = Duration.ofSeconds(60);

    private final StorageInstance service = SharedStorage.withBroker();
    private final TestKafka kafka = SharedStorage.kafka();
    private final UUID run = UUID.randomUUID();

    @BeforeEach
    void forget() {
        service.clear();
    }

    @Test
    void poisonOnTheTopicsIsQuarantinedAndTheFlowGoesOn() throws IOException {
        kafka.send(Topics.ENRICHED_LIVE, "a", "<html>".getBytes(UTF_8), Map.of());
        kafka.send(Topics.ENRICHED_BACKFILL, "a", null, Map.of());
        kafka.send(Topics.RUNS, "run/nonsense", new byte[] {1}, Map.of());
        kafka.send(Topics.QUARANTINE, "a", new byte[] {1, 2}, Map.of());
        try (InputStream golden = Objects.requireNonNull(
                EnrichedRecord.class.getResourceAsStream("/contract/golden/quarantine-headers.json"))) {
            Map<String, String> headers = StorageInstance.JSON.readValue(golden, new TypeReference<>() {});
            kafka.send(Topics.QUARANTINE, "a", new byte[] {3}, headers);
            kafka.send(Topics.QUARANTINE, "a", new byte[] {3}, headers);
        }
        kafka.send(SampleRecord.of(0, 0).of(run), SampleRecord.of(0, 1).of(run).backfilled());
        kafka.ended(run, 3);

        await().atMost(LONG).until(() -> count("SELECT count(*) FROM quarantined_records") == 5);
        assertThat(service.database()
                        .sql("SELECT code FROM quarantined_records ORDER BY code")
                        .query(String.class)
                        .list())
                .containsExactly("FIELD_MISSING", "NOT_JSON", "NULL_VALUE", "UNREADABLE_HEADERS", "UNREADABLE_KEY");
        await().atMost(LONG).until(() -> service.ledger(SampleRecord.RUN).redelivered() == 1);
        assertThat(service.ledger(SampleRecord.RUN).quarantined()).isEqualTo(1);
        await().atMost(LONG).ignoreExceptions().until(() -> service.ledger(run).state() == LedgerState.UNBALANCED);
        LedgerView ledger = service.ledger(run);
        assertThat(ledger.missingCount()).isEqualTo(1);
        assertThat(ledger.inserted() + ledger.unchanged() + ledger.stale()).isEqualTo(2);
    }

    private long count(String sql) {
        return service.database().sql(sql).query(Long.class).single();
    }
}
