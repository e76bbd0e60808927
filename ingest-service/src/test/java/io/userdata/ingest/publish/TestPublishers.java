package io.userdata.ingest.publish;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.userdata.starter.topic.KafkaProperties;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.producer.Producer;

/** Publishers as tests need them. */
public final class TestPublishers {
    private TestPublishers() {}

    public static TransactionalPublisher of(Producer<byte[], byte[]> producer) {
        return new TransactionalPublisher(producer, () -> {});
    }

    /** What prepares and writes pages; there is no Kafka where it would open a publisher. */
    public static PublisherFactory factory() {
        return new PublisherFactory(
                new KafkaProperties("localhost:1", Map.of()),
                new PublishProperties("ingest-", Duration.ofSeconds(15)),
                Clock.systemUTC(),
                new SimpleMeterRegistry());
    }
}
