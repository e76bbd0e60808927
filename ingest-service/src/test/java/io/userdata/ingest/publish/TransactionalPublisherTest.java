package io.userdata.ingest.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.userdata.events.topic.Topics;
import io.userdata.starter.topic.KafkaProperties;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

class TransactionalPublisherTest {
    private final MockProducer<byte[], byte[]> producer =
            new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
    private final TransactionalPublisher publisher = new TransactionalPublisher(producer, () -> {});
    private final ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(Topics.RUNS, 0, null, new byte[0]);

    @Test
    void recordsAndThePositionAreOneTransaction() {
        publisher.fence();
        TopicPartition commands = new TopicPartition(Topics.COMMANDS, 3);
        publisher.publish(List.of(record), commands, 8, "group");
        assertThat(producer.commitCount()).isEqualTo(1);
        assertThat(producer.history()).hasSize(1);
        assertThat(producer.consumerGroupOffsetsHistory().get(0).get("group"))
                .containsExactly(Map.entry(commands, new OffsetAndMetadata(8)));
    }

    @Test
    void aFencedPublisherPublishesNothing() {
        publisher.fence();
        producer.fenceProducer();
        assertThatThrownBy(() -> publisher.publish(List.of(record))).isInstanceOf(ProducerFencedException.class);
        assertThat(producer.history()).isEmpty();
    }

    @Test
    void noWaitOutlivesTheTransaction() {
        assertThat(settings(0))
                .containsEntry("transactional.id", "prefix-2")
                .containsEntry("transaction.timeout.ms", 15_000)
                .containsEntry("delivery.timeout.ms", 15_000)
                .containsEntry("compression.type", "lz4")
                .containsEntry("acks", "all")
                .containsEntry("security.protocol", "SSL");
    }

    @Test
    void aPageThatNeedsMoreTimeThanATransactionHasGetsTwiceAsMuchEachTime() {
        assertThat(settings(1))
                .containsEntry("transaction.timeout.ms", 30_000)
                .containsEntry("delivery.timeout.ms", 30_000)
                .containsEntry("max.block.ms", 15_000);
        assertThat(settings(3)).containsEntry("transaction.timeout.ms", 120_000);
        assertThat(settings(99)).containsEntry("transaction.timeout.ms", 600_000);
    }

    private static Map<String, Object> settings(int doublings) {
        return new PublisherFactory(
                        new KafkaProperties("broker:9092", Map.of("security.protocol", "SSL")),
                        new PublishProperties("prefix-", Duration.ofSeconds(15)),
                        Clock.systemUTC(),
                        new SimpleMeterRegistry())
                .settings(2, doublings);
    }
}
