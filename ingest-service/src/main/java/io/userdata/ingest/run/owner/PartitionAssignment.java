package io.userdata.ingest.run.owner;

import io.userdata.events.topic.Topics;
import io.userdata.ingest.run.RunProperties;
import io.userdata.ingest.run.RunRecordCodec;
import io.userdata.starter.topic.TopicsReadyEvent;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.core.MicrometerConsumerListener;
import org.springframework.kafka.event.ConsumerStoppedEvent;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.KafkaMessageListenerContainer;

/** Takes this instance's part of the sources, by the consumer group of {@code ingest.commands}. */
final class PartitionAssignment implements DisposableBean {
    private final WorkerFactory staff;
    private final ApplicationEventPublisher events;
    private volatile @Nullable WorkerRegistry owners;
    private volatile @Nullable KafkaMessageListenerContainer<byte[], byte[]> container;
    private volatile @Nullable String problem = "the topics are not there yet";

    PartitionAssignment(WorkerFactory staff, ApplicationEventPublisher events) {
        this.staff = staff;
        this.events = events;
    }

    /** Why this instance takes no part, in one sentence; empty when it does. */
    Optional<String> problem() {
        return Optional.ofNullable(problem);
    }

    /** The problem of each owned partition; an empty text when it works. */
    SortedMap<Integer, String> partitions() {
        WorkerRegistry working = owners;
        return working == null ? new TreeMap<>() : working.problems();
    }

    /** The latest command of each partition that was passed over; none of them keeps an owner from its work. */
    Map<Integer, String> passedOver() {
        return staff.metrics().passedOver();
    }

    @EventListener
    void start(TopicsReadyEvent topics) {
        WorkerRegistry hired = staff.owners(topics);
        CommandListener listener = new CommandListener(hired, new RunRecordCodec());
        ContainerProperties properties = new ContainerProperties(Topics.COMMANDS);
        properties.setMessageListener(listener);
        properties.setConsumerRebalanceListener(listener);
        properties.setAckMode(
                ContainerProperties.AckMode.MANUAL); // positions are committed in the owners' transactions
        properties.setAssignmentCommitOption(ContainerProperties.AssignmentCommitOption.NEVER);
        properties.setStopImmediate(true);
        KafkaMessageListenerContainer<byte[], byte[]> started =
                new KafkaMessageListenerContainer<>(consumers(), properties);
        started.setBeanName("commands");
        started.setApplicationEventPublisher(events);
        owners = hired;
        container = started;
        problem = null;
        started.start();
    }

    private DefaultKafkaConsumerFactory<byte[], byte[]> consumers() {
        DefaultKafkaConsumerFactory<byte[], byte[]> consumers =
                new DefaultKafkaConsumerFactory<>(settings(), ByteArrayDeserializer::new, ByteArrayDeserializer::new);
        consumers.addListener(new MicrometerConsumerListener<>(staff.meters()));
        return consumers;
    }

    private Map<String, Object> settings() {
        RunProperties properties = staff.properties();
        int session = (int) properties.sessionTimeout().toMillis();
        Map<String, Object> settings = new HashMap<>(staff.kafka().client());
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, properties.groupId());
        settings.put(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, properties.instanceId());
        settings.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, session);
        settings.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, session / 5);
        settings.put(ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, CooperativeStickyAssignor.class.getName());
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        return settings;
    }

    /** The group may throw this instance out for good, such as when another one has the same instance id. */
    @EventListener
    void stopped(ConsumerStoppedEvent event) {
        if (event.getReason() == ConsumerStoppedEvent.Reason.NORMAL) {
            return;
        }
        problem = event.getReason() == ConsumerStoppedEvent.Reason.FENCED
                ? "another instance has the same userdata.ingest.run.instance-id"
                : "the consumer of commands stopped: " + event.getReason();
        leaveAll();
    }

    private void leaveAll() {
        WorkerRegistry working = owners;
        if (working != null) {
            working.leaveAll();
        }
    }

    @Override
    public void destroy() {
        leaveAll();
        KafkaMessageListenerContainer<byte[], byte[]> running = container;
        if (running != null) {
            running.stop();
        }
    }
}
