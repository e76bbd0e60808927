package io.userdata.ingest.run.worker;

import io.userdata.events.topic.Topics;
import io.userdata.starter.topic.TopicsReadyEvent;
import java.time.Duration;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.event.EventListener;
import org.springframework.kafka.event.ConsumerRetryAuthEvent;
import org.springframework.kafka.event.ConsumerRetryAuthSuccessfulEvent;
import org.springframework.kafka.event.ConsumerStoppedEvent;
import org.springframework.kafka.listener.KafkaMessageListenerContainer;

/** Takes this instance's part of the sources, by the consumer group of {@code ingest.commands}. */
final class PartitionAssignment implements DisposableBean {
    private final WorkerFactory factory;
    private final CommandContainerFactory containers;
    private final Duration pause;
    private volatile @Nullable WorkerRegistry workers;
    private volatile @Nullable KafkaMessageListenerContainer<byte[], byte[]> container;
    private volatile @Nullable String problem = "the topics are not there yet";

    /**
     * Begins without partitions.
     *
     * @param pause before a consumer that ended is started again
     */
    PartitionAssignment(WorkerFactory factory, CommandContainerFactory containers, Duration pause) {
        this.factory = factory;
        this.containers = containers;
        this.pause = pause;
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
        WorkerRegistry made = factory.workers(topics, partition -> isHeld -> hold(partition, isHeld));
        KafkaMessageListenerContainer<byte[], byte[]> started = containers.container(new CommandListener(made));
        workers = made;
        container = started;
        problem = null;
        started.start();
    }

    private void hold(int partition, boolean isHeld) {
        KafkaMessageListenerContainer<byte[], byte[]> running = container;
        TopicPartition commands = new TopicPartition(Topics.COMMANDS, partition);
        if (running != null && isHeld) {
            running.pausePartition(commands);
        } else if (running != null) {
            running.resumePartition(commands);
        }
    }

    /** The container asks again by itself. */
    @EventListener
    void refused(ConsumerRetryAuthEvent event) {
        problem = "Kafka refuses the consumer of commands: " + event.getReason();
    }

    @EventListener
    void admitted(ConsumerRetryAuthSuccessfulEvent event) {
        problem = null;
    }

    /**
     * The group throws this instance out for good when another one has the same instance id. Whatever else ends its
     * consumer, it begins anew after a pause.
     */
    @EventListener
    void stopped(ConsumerStoppedEvent event) {
        if (event.getReason() == ConsumerStoppedEvent.Reason.NORMAL) {
            return;
        }
        boolean isRival = event.getReason() == ConsumerStoppedEvent.Reason.FENCED;
        problem = isRival
                ? "another instance has the same userdata.ingest.run.instance-id"
                : "the consumer of commands stopped: " + event.getReason();
        leaveAll();
        if (!isRival) {
            CompletableFuture.delayedExecutor(pause.toMillis(), TimeUnit.MILLISECONDS)
                    .execute(this::startAgain);
        }
    }

    private synchronized void startAgain() {
        KafkaMessageListenerContainer<byte[], byte[]> ended = container;
        if (ended != null) {
            problem = null;
            ended.start();
        }
    }

    private void leaveAll() {
        WorkerRegistry working = workers;
        if (working != null) {
            working.leaveAll();
        }
    }

    @Override
    public synchronized void destroy() {
        leaveAll();
        KafkaMessageListenerContainer<byte[], byte[]> running = container;
        container = null;
        if (running != null) {
            running.stop();
        }
    }
}
