package io.userdata.storage.quarantine.operations;

import io.userdata.storage.kafka.KafkaClientSettings;
import org.apache.kafka.clients.producer.Producer;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.stereotype.Component;

/** Lends a producer that is made with the first replay, and writes each record once to every replica in sync. */
@Component
final class ReplayProducerFactory implements AutoCloseable {
    private final DefaultKafkaProducerFactory<byte[], byte[]> factory;

    ReplayProducerFactory(KafkaClientSettings kafka, ReplayProperties properties) {
        this.factory = new DefaultKafkaProducerFactory<>(kafka.replayProducer(properties.publishTimeout()));
    }

    /** The producer of all; closing it gives it back. */
    Producer<byte[], byte[]> borrow() {
        return factory.createProducer();
    }

    @Override
    public void close() {
        factory.destroy();
    }
}
