package io.userdata.processor.lane;

import io.userdata.events.record.Lane;
import io.userdata.events.topic.Topics;
import io.userdata.processor.query.QueryLanes;
import io.userdata.processor.query.SparkRuntime;
import io.userdata.processor.query.SparkShutdown;
import io.userdata.processor.query.SparkWarmUp;
import io.userdata.starter.problem.ProblemException;
import io.userdata.starter.topic.KafkaProperties;
import io.userdata.starter.topic.TopicProperties;
import io.userdata.starter.topic.TopicsReadyEvent;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.http.HttpStatus;

/** Runs both lanes from the moment the topics are ready until the service stops. */
public class PipelineLifecycle implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(PipelineLifecycle.class);
    /** Tasks beside one for each partition: the other lane's, and Spark's own. */
    private static final int SPARE_THREADS = 2;

    private static final long PATIENCE_SECONDS = 60;

    private final SparkRuntime spark;
    private final SparkWarmUp warmUp;
    private final TopicProperties topics;
    private final KafkaProperties kafka;
    private final SupervisionProperties properties;
    private final List<LaneRuntime> lanes;
    private final ScheduledExecutorService background = Executors.newScheduledThreadPool(3, PipelineLifecycle::daemon);
    private final Runnable shutdown = this::stop;
    private volatile @Nullable KafkaOffsetClient offsets;
    private volatile boolean running;

    PipelineLifecycle(
            SparkRuntime spark,
            SparkWarmUp warmUp,
            QueryLanes lanes,
            TopicProperties topics,
            KafkaProperties kafka,
            SupervisionProperties properties,
            Clock clock) {
        this.spark = spark;
        this.warmUp = warmUp;
        this.topics = topics;
        this.kafka = kafka;
        this.properties = properties;
        this.lanes = lanes.all().stream()
                .map(lane -> new LaneRuntime(lane, this::offsets, properties, clock))
                .toList();
    }

    /** How every lane is, live first. */
    public List<LaneStatus> status() {
        return lanes.stream().map(LaneRuntime::status).toList();
    }

    /**
     * Stops a lane's query; its supervisor starts it again at once.
     *
     * @throws ProblemException when the service is not up to it
     */
    public LaneStatus restart(Lane lane) {
        LaneRuntime watched = supervised(lane);
        watched.supervisor().whileStopped(() -> {});
        return watched.status();
    }

    /**
     * Begins a lane's checkpoint anew from the processed offsets; nothing is lost.
     *
     * @throws ProblemException when the service is not up to it
     */
    public OffsetAdoptionResult adopt(Lane lane) {
        try {
            return supervised(lane).adopt().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw notAdopted(e);
        } catch (ExecutionException | TimeoutException e) {
            throw notAdopted(e);
        }
    }

    private static ProblemException notAdopted(Exception error) {
        QueryFailure failure = QueryFailure.of(error, Instant.EPOCH);
        return new ProblemException(
                HttpStatus.SERVICE_UNAVAILABLE,
                "not-adopted",
                "The offsets could not be adopted: " + failure.error() + ".");
    }

    private LaneRuntime supervised(Lane lane) {
        LaneRuntime watched =
                lanes.stream().filter(each -> each.lane() == lane).findFirst().orElseThrow();
        LaneState state = watched.supervisor().state();
        if (state instanceof LaneState.Waiting || state instanceof LaneState.Stopped) {
            throw new ProblemException(
                    HttpStatus.CONFLICT,
                    "not-supervised",
                    "The lane has no query: " + watched.status().problem() + ".");
        }
        return watched;
    }

    List<LaneRuntime> lanes() {
        return lanes;
    }

    /** Starts Spark before it is needed, because the topics take their time. */
    @Override
    public void start() {
        running = true;
        SparkShutdown.before(shutdown);
        background.execute(this::prepare);
    }

    private void prepare() {
        try {
            spark.provide(threads(topics.partitions()));
            warmUp.run();
        } catch (RuntimeException e) {
            if (!running) {
                return; // stopped in the middle of it
            }
            LOG.atWarn().setCause(e).log("Spark could not be warmed up; the queries will tell why");
        }
    }

    @EventListener
    synchronized void topicsReady(TopicsReadyEvent event) {
        if (!running) {
            return; // too late: the service is shutting down
        }
        spark.provide(threads(event.partitions()));
        KafkaOffsetClient opened = new KafkaOffsetClient(kafka);
        offsets = opened;
        lanes.forEach(lane -> lane.start(event.partitions()));
        BacklogMonitor count = new BacklogMonitor(
                lanes, opened, new TransactionMarkerSkipper(kafka, raw(event.partitions())), event.partitions());
        long every = properties.behindEvery().toMillis();
        Future<?> unused = background.scheduleWithFixedDelay(count, 0, every, TimeUnit.MILLISECONDS);
        Future<?> unusedToo = background.scheduleWithFixedDelay(this::restartHung, every, every, TimeUnit.MILLISECONDS);
    }

    private void restartHung() {
        for (LaneRuntime lane : lanes) {
            try {
                lane.restartIfHung();
            } catch (RuntimeException e) { // the next look comes soon, and the other lane must be looked at too
                LOG.atWarn()
                        .setCause(e)
                        .addKeyValue("lane", lane.lane().text())
                        .log("a query that hangs could not be stopped");
            }
        }
    }

    private Set<TopicPartition> raw(int partitions) {
        return lanes.stream()
                .flatMap(lane -> IntStream.range(0, partitions)
                        .mapToObj(partition -> new TopicPartition(Topics.raw(lane.lane()), partition)))
                .collect(Collectors.toSet());
    }

    private KafkaOffsetClient offsets() {
        return Objects.requireNonNull(offsets, "the lanes start when the topics are ready");
    }

    private int threads(int partitions) {
        int held = lanes.stream().mapToInt(lane -> lane.heldThreads(partitions)).sum();
        return Math.max(held, partitions) + SPARE_THREADS;
    }

    /** Ends the queries, then Spark; a batch in the middle is done again at the next start. */
    @Override
    public synchronized void stop() {
        running = false;
        background.shutdownNow();
        try {
            for (LaneRuntime lane : lanes) {
                lane.supervisor().stop();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            spark.close();
        }
        if (offsets != null) {
            offsets.close();
        }
        SparkShutdown.forget(shutdown); // not before: until here Spark's hook must wait for this one
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "pipeline");
        thread.setDaemon(true);
        return thread;
    }
}
