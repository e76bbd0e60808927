package io.userdata.ingest.run.view;

import io.userdata.events.topic.Topics;
import io.userdata.ingest.run.model.RunRecordCodec;
import io.userdata.starter.topic.KafkaProperties;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Follows all of {@code ingest.runs} into the view, and knows whether the view has reached the end. */
final class RunTopicFollower implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(RunTopicFollower.class);
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration POLL_WHEN_AWAITED = Duration.ofMillis(10);
    private static final long PAUSE_MILLIS = 1_000;
    private static final int ANSWER_MILLIS = 4_000;
    /** A broker answers one request of a connection after the other: the question for the end waits behind a fetch. */
    private static final int FETCH_WAIT_MILLIS = 25;

    private final KafkaProperties kafka;
    private final RunView view;
    private final RunRecordCodec codec = new RunRecordCodec();
    private final List<TopicPartition> partitions;
    private final Map<TopicPartition, Long> positions = new HashMap<>();
    private final CatchUpBarrier marks = new CatchUpBarrier();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile @Nullable Consumer<byte[], byte[]> consumer;
    private volatile @Nullable String problem = "the runs have not been read yet";

    RunTopicFollower(KafkaProperties kafka, RunView view, int runsPartitions) {
        this.kafka = kafka;
        this.view = view;
        this.partitions = IntStream.range(0, runsPartitions)
                .mapToObj(partition -> new TopicPartition(Topics.RUNS, partition))
                .toList();
    }

    /** Why the view may not be true, in one sentence; empty when it is. */
    Optional<String> problem() {
        return Optional.ofNullable(problem);
    }

    /** Completes once the view holds all that was there when this was called. */
    CompletableFuture<Void> caughtUp() {
        CompletableFuture<Void> passed = marks.add();
        wakeUp();
        return passed;
    }

    void stop() {
        stopped.countDown();
        wakeUp();
    }

    private void wakeUp() {
        Consumer<byte[], byte[]> following = consumer;
        if (following != null) {
            following.wakeup();
        }
    }

    @Override
    public void run() {
        while (!isStopped(0)) {
            try (Consumer<byte[], byte[]> following = open()) {
                consumer = following;
                follow(following);
            } catch (KafkaException e) {
                doubt("Kafka does not answer", e);
            } catch (RuntimeException | Error e) {
                doubt("following the runs failed unexpectedly", e);
            } finally {
                consumer = null;
            }
        }
    }

    private void doubt(String what, Throwable error) {
        if (problem == null) {
            LOG.atWarn().setCause(error).log("the view of runs lost touch");
        }
        problem = what;
        isStopped(PAUSE_MILLIS);
    }

    private boolean isStopped(long withinMillis) {
        try {
            return stopped.await(withinMillis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private Consumer<byte[], byte[]> open() {
        Map<String, Object> settings = kafka.consumer(Map.of(
                ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, ANSWER_MILLIS,
                ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, ANSWER_MILLIS,
                ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, FETCH_WAIT_MILLIS));
        Consumer<byte[], byte[]> opened =
                new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        opened.assign(partitions);
        opened.seekToBeginning(partitions);
        positions.forEach(opened::seek);
        return opened;
    }

    private void follow(Consumer<byte[], byte[]> following) {
        while (!isStopped(0)) {
            try {
                step(following);
            } catch (WakeupException e) {
                LOG.trace("woken up to look at the end of the runs");
            }
        }
    }

    /** Asks for the end each time, so that a broker that is gone is noticed even while no caller asks. */
    private void step(Consumer<byte[], byte[]> following) {
        boolean awaited = !marks.isEmpty() || problem != null;
        following.poll(awaited ? POLL_WHEN_AWAITED : POLL).forEach(this::apply);
        Map<TopicPartition, Long> ends = marks.place(() -> following.endOffsets(partitions));
        partitions.forEach(partition -> positions.put(partition, following.position(partition)));
        marks.pass(positions);
        if (CatchUpBarrier.hasPassed(positions, ends)) {
            problem = null;
        }
    }

    private void apply(ConsumerRecord<byte[], byte[]> record) {
        try {
            view.apply(codec.read(record.key(), record.value()));
        } catch (RuntimeException | StackOverflowError e) {
            LOG.atError()
                    .addKeyValue("partition", record.partition())
                    .addKeyValue("offset", record.offset())
                    .addKeyValue("error", e.getClass().getSimpleName())
                    .log("a record of ingest.runs is not readable");
        }
    }
}
