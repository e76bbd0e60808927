package io.userdata.processor.pipeline;

import io.userdata.events.record.Lane;
import io.userdata.processor.query.QueryLanes;
import io.userdata.processor.query.SparkRuntime;
import io.userdata.processor.query.SparkShutdown;
import io.userdata.processor.query.WarmUp;
import io.userdata.starter.problem.ProblemException;
import io.userdata.starter.topic.KafkaProperties;
import io.userdata.starter.topic.TopicProperties;
import io.userdata.starter.topic.TopicsReadyEvent;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.http.HttpStatus;

/** Runs both lanes from the moment the topics are ready until the service stops. */
public class Pipeline implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Pipeline.class);
    /** Tasks beside one for each partition: the other lane's, and Spark's own. */
    private static final int SPARE_THREADS = 2;

    private final SparkRuntime spark;
    private final WarmUp warmUp;
    private final TopicProperties topics;
    private final KafkaProperties kafka;
    private final SupervisionProperties properties;
    private final List<WatchedLane> lanes;
    private final ScheduledExecutorService background = Executors.newScheduledThreadPool(2, Pipeline::daemon);
    private final Runnable shutdown = this::stop;
    private volatile @Nullable RawTopicEnds ends;
    private volatile boolean running;

    Pipeline(
            SparkRuntime spark,
            WarmUp warmUp,
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
                .map(lane -> new WatchedLane(lane, this::ends, properties, clock))
                .toList();
    }

    /** How every lane is, live first. */
    public List<LaneStatus> status() {
        return lanes.stream().map(WatchedLane::status).toList();
    }

    /**
     * Stops a lane's query; its supervisor starts it again at once.
     *
     * @throws ProblemException when the service is not up to it
     */
    public LaneStatus restart(Lane lane) {
        WatchedLane watched = supervised(lane);
        watched.supervisor().whileStopped(() -> {});
        return watched.status();
    }

    private WatchedLane supervised(Lane lane) {
        WatchedLane watched =
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

    List<WatchedLane> lanes() {
        return lanes;
    }

    /** Starts Spark before anybody needs it: the topics take their time. */
    @Override
    public void start() {
        running = true;
        SparkShutdown.before(shutdown);
        background.execute(this::prepare);
    }

    private void prepare() {
        try {
            spark.provide(topics.partitions() + SPARE_THREADS);
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
        spark.provide(event.partitions() + SPARE_THREADS);
        RawTopicEnds opened = new RawTopicEnds(kafka);
        ends = opened;
        lanes.forEach(lane -> lane.supervisor().start());
        long every = properties.behindEvery().toMillis();
        Future<?> unused = background.scheduleWithFixedDelay(
                () -> count(opened, event.partitions()), 0, every, TimeUnit.MILLISECONDS);
    }

    private RawTopicEnds ends() {
        return Objects.requireNonNull(ends, "the lanes start when the topics are ready");
    }

    private void count(RawTopicEnds opened, int partitions) {
        try {
            for (WatchedLane lane : lanes) {
                lane.backlog().count(opened, partitions);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends the queries, then Spark; a batch in the middle is done again at the next start. */
    @Override
    public synchronized void stop() {
        running = false;
        background.shutdownNow();
        try {
            for (WatchedLane lane : lanes) {
                lane.supervisor().stop();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            spark.close();
        }
        if (ends != null) {
            ends.close();
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
