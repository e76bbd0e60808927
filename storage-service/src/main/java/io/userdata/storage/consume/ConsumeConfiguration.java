package io.userdata.storage.consume;

import io.micrometer.core.instrument.MeterRegistry;
import io.userdata.starter.topic.KafkaProperties;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.config.ConcurrentKafkaListenerContainerFactory;
import org.springframework.kafka.core.MicrometerConsumerListener;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.util.backoff.ExponentialBackOff;

/** Consumers that read committed records as bytes and commit their offsets after the batch is in the database. */
@Configuration(proxyBeanMethods = false)
class ConsumeConfiguration {
    private static final int MAX_MESSAGE_BYTES = 4 * 1024 * 1024;
    /** What a consumer may hold in memory ahead of its listener. */
    private static final int FETCH_BYTES = 2 * MAX_MESSAGE_BYTES;

    private static final int SESSION_MILLIS = 10_000;
    /** A member learns by its heartbeat that others come or go: a partition may be without a consumer for so long. */
    private static final int HEARTBEAT_MILLIS = 1_000;

    @Bean
    ConcurrentKafkaListenerContainerFactory<byte[], byte[]> batches(
            KafkaProperties kafka, ConsumeProperties properties, MeterRegistry meters) {
        GroupLeavingConsumerFactory consumers = new GroupLeavingConsumerFactory(consumer(kafka, properties));
        consumers.addListener(new MicrometerConsumerListener<>(meters));
        ConcurrentKafkaListenerContainerFactory<byte[], byte[]> factory =
                new ConcurrentKafkaListenerContainerFactory<>();
        factory.setConsumerFactory(consumers);
        factory.setBatchListener(true);
        factory.setAutoStartup(false);
        factory.setCommonErrorHandler(retryForEver(properties));
        return factory;
    }

    private static Map<String, Object> consumer(KafkaProperties kafka, ConsumeProperties properties) {
        Map<String, Object> consumer = kafka.client();
        consumer.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        consumer.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        consumer.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        consumer.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        consumer.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        consumer.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        consumer.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, SESSION_MILLIS);
        consumer.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, HEARTBEAT_MILLIS);
        consumer.put(ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, CooperativeStickyAssignor.class.getName());
        consumer.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, properties.maxPollRecords());
        consumer.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, MAX_MESSAGE_BYTES);
        consumer.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, FETCH_BYTES);
        return consumer;
    }

    /** The container keeps the batch, pauses its partitions and tries again; it never gives up and never skips. */
    private static DefaultErrorHandler retryForEver(ConsumeProperties properties) {
        ExponentialBackOff pauses =
                new ExponentialBackOff(properties.retryFirst().toMillis(), 2);
        pauses.setMaxInterval(properties.retryMost().toMillis());
        pauses.setJitter(properties.retryFirst().toMillis() / 2);
        return new DefaultErrorHandler(pauses);
    }
}
