package io.userdata.ingest.run.request;

import io.userdata.events.topic.Topics;
import io.userdata.ingest.run.RunsCodec;
import io.userdata.starter.topic.KafkaProperties;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
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
final class RunsFollower implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(RunsFollower.class);
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration POLL_BEFORE_MARK = Duration.ofMillis(10);
    private static final long PAUSE_MILLIS = 1_000;
    private static final int ANSWER_MILLIS = 4_000;

    private final KafkaProperties kafka;
    private final RunsView view;
    private final RunsCodec codec = new RunsCodec();
    private final List<TopicPartition> partitions;
    private final Map<TopicPartition, Long> positions = new HashMap<>();
    private final Queue<Mark> marks = new ConcurrentLinkedQueue<>();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile @Nullable Consumer<byte[], byte[]> consumer;
    private volatile @Nullable String problem = "the runs have not been read yet";

    RunsFollower(KafkaProperties kafka, RunsView view, int runsPartitions) {
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
        Mark mark = new Mark();
        marks.add(mark);
        Consumer<byte[], byte[]> following = consumer;
        if (following != null) {
            following.wakeup();
        }
        return mark.reached;
    }

    void stop() {
        stopped.countDown();
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
            } catch (RuntimeException e) {
                doubt("following the runs failed unexpectedly", e);
            } finally {
                consumer = null;
            }
        }
    }

    private void doubt(String what, Exception error) {
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
        Map<String, Object> settings = new HashMap<>(kafka.client());
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, ANSWER_MILLIS);
        settings.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, ANSWER_MILLIS);
        Consumer<byte[], byte[]> opened =
                new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        opened.assign(partitions);
        opened.seekToBeginning(partitions);
        positions.forEach(opened::seek);
        return opened;
    }

    /** Marks the end again and again, so that a broker that is gone is noticed without being asked for anything. */
    private void follow(Consumer<byte[], byte[]> following) {
        Mark end = mark();
        while (!isStopped(0)) {
            if (end.reached.isDone()) {
                problem = null;
                end = mark();
            }
            step(following, end);
        }
    }

    private Mark mark() {
        Mark mark = new Mark();
        marks.add(mark);
        return mark;
    }

    private void step(Consumer<byte[], byte[]> following, Mark end) {
        try {
            boolean awaited = marks.stream().anyMatch(mark -> mark != end) || problem != null;
            following.poll(awaited ? POLL_BEFORE_MARK : POLL).forEach(this::apply);
            partitions.forEach(partition -> positions.put(partition, following.position(partition)));
            marks.stream()
                    .filter(mark -> mark.ends == null)
                    .toList()
                    .forEach(mark -> mark.ends = following.endOffsets(partitions));
            passMarks();
        } catch (WakeupException e) {
            LOG.trace("woken up to look at the end of the runs");
        }
    }

    private void apply(ConsumerRecord<byte[], byte[]> record) {
        if (record.value() == null) {
            return;
        }
        try {
            view.apply(codec.read(record.key(), record.value()));
        } catch (RuntimeException e) {
            LOG.atError()
                    .addKeyValue("partition", record.partition())
                    .addKeyValue("offset", record.offset())
                    .addKeyValue("error", e.getClass().getSimpleName())
                    .log("a record of ingest.runs is not readable");
        }
    }

    private void passMarks() {
        List<Mark> passed = new ArrayList<>();
        for (Iterator<Mark> each = marks.iterator(); each.hasNext(); ) {
            Mark mark = each.next();
            if (mark.isPassed(positions)) {
                each.remove();
                passed.add(mark);
            }
        }
        passed.forEach(mark -> mark.reached.complete(null));
    }

    private static final class Mark {
        private final CompletableFuture<Void> reached = new CompletableFuture<>();
        private @Nullable Map<TopicPartition, Long> ends;

        boolean isPassed(Map<TopicPartition, Long> positions) {
            Map<TopicPartition, Long> all = ends;
            return all != null
                    && all.entrySet().stream()
                            .allMatch(end -> positions.getOrDefault(end.getKey(), 0L) >= end.getValue());
        }
    }
}
