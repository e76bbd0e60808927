package io.userdata.ingest.run.worker;

import io.micrometer.core.instrument.MeterRegistry;
import io.userdata.events.topic.Topics;
import io.userdata.ingest.run.RunProperties;
import io.userdata.starter.topic.KafkaProperties;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.core.MicrometerConsumerListener;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.KafkaMessageListenerContainer;

/** Makes the member of the consumer group of {@code ingest.commands} that shares out the partitions of runs. */
final class CommandContainerFactory {
    /** How soon a partition that was held is read again. */
    private static final long POLL_MILLIS = 500;

    private final KafkaProperties kafka;
    private final RunProperties properties;
    private final MeterRegistry meters;
    private final ApplicationEventPublisher events;

    CommandContainerFactory(
            KafkaProperties kafka, RunProperties properties, MeterRegistry meters, ApplicationEventPublisher events) {
        this.kafka = kafka;
        this.properties = properties;
        this.meters = meters;
        this.events = events;
    }

    /**
     * Returns a container that is not started; positions are committed in the workers' transactions, never by it. If
     * Kafka refuses it, it asks again and again.
     */
    KafkaMessageListenerContainer<byte[], byte[]> container(CommandListener listener) {
        return container(listener, consumers());
    }

    KafkaMessageListenerContainer<byte[], byte[]> container(
            CommandListener listener, ConsumerFactory<byte[], byte[]> consumers) {
        ContainerProperties container = new ContainerProperties(Topics.COMMANDS);
        container.setMessageListener(listener);
        container.setConsumerRebalanceListener(listener);
        container.setAckMode(ContainerProperties.AckMode.MANUAL);
        container.setAssignmentCommitOption(ContainerProperties.AssignmentCommitOption.NEVER);
        container.setStopImmediate(true);
        container.setPollTimeout(POLL_MILLIS);
        container.setAuthExceptionRetryInterval(properties.retryLongest());
        KafkaMessageListenerContainer<byte[], byte[]> made = new KafkaMessageListenerContainer<>(consumers, container);
        made.setBeanName("commands");
        made.setApplicationEventPublisher(events);
        return made;
    }

    private DefaultKafkaConsumerFactory<byte[], byte[]> consumers() {
        DefaultKafkaConsumerFactory<byte[], byte[]> consumers =
                new DefaultKafkaConsumerFactory<>(settings(), ByteArrayDeserializer::new, ByteArrayDeserializer::new);
        consumers.addListener(new MicrometerConsumerListener<>(meters));
        return consumers;
    }

    private Map<String, Object> settings() {
        int session = (int) properties.sessionTimeout().toMillis();
        return kafka.consumer(Map.of(
                ConsumerConfig.GROUP_ID_CONFIG,
                properties.groupId(),
                ConsumerConfig.GROUP_INSTANCE_ID_CONFIG,
                properties.instanceId(),
                ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG,
                session,
                ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG,
                session / 5,
                ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
                CooperativeStickyAssignor.class.getName(),
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest"));
    }
}
