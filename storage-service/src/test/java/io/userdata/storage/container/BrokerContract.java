package io.userdata.storage.container;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.userdata.events.topic.Topics;
import io.userdata.starter.topic.TopicProvisioner;
import io.userdata.storage.fixture.SampleRecord;
import io.userdata.storage.fixture.TestKafka;
import io.userdata.storage.ledger.LedgerQueries;
import io.userdata.storage.ledger.LedgerState;
import io.userdata.storage.ledger.LedgerView;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.kafka.autoconfigure.KafkaConnectionDetails;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What holds on any broker: topics are made, a run of both lanes is stored and balances, poison is quarantined. */
class BrokerContract {
    private static final Duration LONG = Duration.ofSeconds(90);

    private final UUID run = UUID.randomUUID();

    /** The service creates the topics: an earlier write must not make the broker create them with its defaults. */
    @BeforeEach
    void topics(@Autowired TopicProvisioner topics) {
        await().atMost(LONG).until(() -> topics.ready() != null);
    }

    @Test
    void aRunIsStoredAndBalances(@Autowired KafkaConnectionDetails broker, @Autowired LedgerQueries ledgers) {
        try (TestKafka kafka = new TestKafka(String.join(",", broker.getBootstrapServers()))) {
            for (int number = 0; number < 200; number++) {
                SampleRecord sample = SampleRecord.of(number / 5, number).of(run);
                kafka.send(number % 2 == 0 ? sample : sample.backfilled());
            }
            kafka.ended(run, 200);
        }
        await().atMost(LONG).until(() -> ledgers.find(run)
                .filter(ledger -> ledger.state() == LedgerState.BALANCED)
                .isPresent());
        LedgerView ledger = ledgers.find(run).orElseThrow();
        assertThat(ledger.published()).isEqualTo(200);
        assertThat(ledger.inserted()).isEqualTo(40);
    }

    @Test
    void poisonIsQuarantined(@Autowired KafkaConnectionDetails broker, @Autowired JdbcClient database) {
        try (TestKafka kafka = new TestKafka(String.join(",", broker.getBootstrapServers()))) {
            kafka.send(Topics.ENRICHED_LIVE, "a", "<html>".getBytes(UTF_8), Map.of());
        }
        await().atMost(LONG)
                .until(() -> database.sql("SELECT count(*) FROM quarantined_records WHERE code = 'NOT_JSON'")
                                .query(Long.class)
                                .single()
                        == 1);
    }
}
