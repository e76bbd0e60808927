package io.userdata.storage.kafka;

import io.userdata.starter.topic.KafkaProperties;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.springframework.stereotype.Component;

/** Holds the settings of all Kafka clients of the service; keys and values are bytes. */
@Component
public class KafkaClientSettings {
    private static final int MAX_MESSAGE_BYTES = 4 * 1024 * 1024;
    /** What a consumer may hold in memory ahead of its listener. */
    private static final int FETCH_BYTES = 2 * MAX_MESSAGE_BYTES;

    private static final int SESSION_MILLIS = 10_000;
    /** A member learns by its heartbeat that others come or go: a partition may be without a consumer for so long. */
    private static final int HEARTBEAT_MILLIS = 1_000;
    /** How long the broker may take to answer a question about positions. */
    private static final int ANSWER_MILLIS = 5_000;

    private final KafkaProperties kafka;

    public KafkaClientSettings(KafkaProperties kafka) {
        this.kafka = kafka;
    }

    /** For the members of the service's group, whose partitions move in cooperative rounds. */
    public Map<String, Object> groupConsumer(int maxPollRecords) {
        return kafka.consumer(Map.ofEntries(
                Map.entry(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class),
                Map.entry(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class),
                Map.entry(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest"),
                Map.entry(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false),
                Map.entry(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, SESSION_MILLIS),
                Map.entry(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, HEARTBEAT_MILLIS),
                Map.entry(
                        ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, CooperativeStickyAssignor.class.getName()),
                Map.entry(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, maxPollRecords),
                Map.entry(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, MAX_MESSAGE_BYTES),
                Map.entry(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, FETCH_BYTES)));
    }

    /**
     * For records that are published again, each once to every replica in sync.
     *
     * @param timeout how long the broker may take for one
     */
    public Map<String, Object> replayProducer(Duration timeout) {
        int millis = Math.toIntExact(timeout.toMillis());
        return kafka.producer(Map.of(
                ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG,
                ByteArraySerializer.class,
                ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG,
                ByteArraySerializer.class,
                ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                true,
                ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                MAX_MESSAGE_BYTES,
                ProducerConfig.LINGER_MS_CONFIG,
                0,
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                millis,
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                millis,
                ProducerConfig.MAX_BLOCK_MS_CONFIG,
                millis));
    }

    /** For questions about topics and groups. */
    public Map<String, Object> positionAdmin() {
        Map<String, Object> admin = kafka.client();
        admin.put(CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG, ANSWER_MILLIS);
        admin.put(CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG, ANSWER_MILLIS);
        return admin;
    }

    /** For a look at whether a partition holds a record behind an offset: it reads one batch, however small. */
    public Map<String, Object> positionConsumer() {
        return kafka.consumer(Map.of(
                ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG,
                ByteArrayDeserializer.class,
                ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG,
                ByteArrayDeserializer.class,
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest",
                ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG,
                1,
                ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                ANSWER_MILLIS,
                ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                ANSWER_MILLIS));
    }
}
