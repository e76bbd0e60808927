package io.userdata.storage.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.userdata.events.topic.Topics;
import io.userdata.storage.fixture.SampleRecord;
import io.userdata.storage.fixture.SharedStorage;
import io.userdata.storage.fixture.StorageInstance;
import io.userdata.storage.fixture.TestKafka;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Records that are late are told apart from records that are lost. */
class VerdictIT {
    private static final Duration LONG = Duration.ofSeconds(60);

    private static final StorageInstance service = SharedStorage.withBroker();
    private static final TestKafka kafka = SharedStorage.kafka();

    private final UUID run = UUID.randomUUID();

    @BeforeEach
    void clear() {
        service.clear();
    }

    @Test
    void recordsThatTheProcessorHasYetToReadAreInFlightAndThenLost() throws ExecutionException, InterruptedException {
        publish(3);
        kafka.ended(run, 3);
        kafka.send(SampleRecord.of(1, 0).of(run));
        await().atMost(LONG).ignoreExceptions().until(() -> service.ledger(run).inserted() == 1);
        await().atMost(LONG).until(() -> waitsFor().contains("stream-processor"));
        LedgerView open = service.ledger(run);
        assertThat(open.state()).isEqualTo(LedgerState.OPEN);
        assertThat(open.inFlight()).isEqualTo(2);
        assertThat(open.missingCount()).isZero();

        kafka.abort(Topics.RAW_LIVE); // its records and its mark come after what the group has read, and are none
        kafka.processed(Topics.RAW_LIVE, 1);
        await().during(Duration.ofSeconds(1))
                .atMost(LONG)
                .until(() -> service.ledger(run).state() == LedgerState.OPEN);

        kafka.processed(Topics.RAW_LIVE, 3);
        await().atMost(LONG).until(() -> service.ledger(run).state() == LedgerState.UNBALANCED);
        assertThat(service.ledger(run).missingCount()).isEqualTo(2);
        assertThat(service.ledger(run).inFlight()).isZero();

        kafka.send(SampleRecord.of(2, 1).of(run), SampleRecord.of(3, 2).of(run));
        await().atMost(LONG).until(() -> service.ledger(run).state() == LedgerState.BALANCED);
    }

    private String waitsFor() {
        return Objects.requireNonNullElse(service.ledger(run).waitsFor(), "");
    }

    private static void publish(int records) {
        for (int number = 0; number < records; number++) {
            kafka.send(Topics.RAW_LIVE, "a", new byte[] {1}, Map.of());
        }
    }
}
