package io.userdata.ingest.run.worker;

import io.userdata.starter.topic.TopicsReadyEvent;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.event.EventListener;
import org.springframework.kafka.event.ConsumerStoppedEvent;
import org.springframework.kafka.listener.KafkaMessageListenerContainer;

/** Takes this instance's part of the sources, by the consumer group of {@code ingest.commands}. */
final class PartitionAssignment implements DisposableBean {
    private final WorkerFactory factory;
    private final CommandContainerFactory containers;
    private volatile @Nullable WorkerRegistry workers;
    private volatile @Nullable KafkaMessageListenerContainer<byte[], byte[]> container;
    private volatile @Nullable String problem = "the topics are not there yet";

    PartitionAssignment(WorkerFactory factory, CommandContainerFactory containers) {
        this.factory = factory;
        this.containers = containers;
    }

    /** Why this instance takes no part, in one sentence; empty when it does. */
    Optional<String> problem() {
        return Optional.ofNullable(problem);
    }

    /** The problem of each owned partition; an empty text when it works. */
    SortedMap<Integer, String> partitions() {
        WorkerRegistry working = workers;
        return working == null ? new TreeMap<>() : working.problems();
    }

    @EventListener
    void start(TopicsReadyEvent topics) {
        WorkerRegistry made = factory.workers(topics);
        KafkaMessageListenerContainer<byte[], byte[]> started = containers.container(new CommandListener(made));
        workers = made;
        container = started;
        problem = null;
        started.start();
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
        WorkerRegistry working = workers;
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
