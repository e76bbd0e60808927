package io.userdata.storage.quarantine.operations;

import io.userdata.starter.topic.KafkaProperties;
import java.util.Map;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.stereotype.Component;

/** Lends a producer that is made with the first replay, and writes each record once to every replica in sync. */
@Component
final class ReplayProducerFactory implements AutoCloseable {
    private static final int MAX_MESSAGE_BYTES = 4 * 1024 * 1024;

    private final DefaultKafkaProducerFactory<byte[], byte[]> factory;

    ReplayProducerFactory(KafkaProperties kafka, ReplayProperties properties) {
        this.factory = new DefaultKafkaProducerFactory<>(settings(kafka, properties));
    }

    /** The producer of all; closing it gives it back. */
    Producer<byte[], byte[]> borrow() {
        return factory.createProducer();
    }

    private static Map<String, Object> settings(KafkaProperties kafka, ReplayProperties properties) {
        int timeout = Math.toIntExact(properties.publishTimeout().toMillis());
        Map<String, Object> producer = kafka.client();
        producer.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        producer.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        producer.put(ProducerConfig.ACKS_CONFIG, "all");
        producer.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        producer.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        producer.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, MAX_MESSAGE_BYTES);
        producer.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        producer.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, timeout);
        producer.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, timeout);
        producer.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, timeout);
        return producer;
    }

    @Override
    public void close() {
        factory.destroy();
    }
}
