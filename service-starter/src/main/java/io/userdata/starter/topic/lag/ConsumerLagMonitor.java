package io.userdata.starter.topic.lag;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.userdata.starter.metrics.MetricNames;
import io.userdata.starter.topic.KafkaProperties;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.ToLongFunction;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Reads the lag of this service's groups in turn, and shows none while the broker does not answer. */
final class ConsumerLagMonitor implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(ConsumerLagMonitor.class);

    private static final GroupProgress NONE = new GroupProgress(0, 0);

    private final KafkaProperties kafka;
    private final ConsumerLagReader reader;
    private final Duration every;
    private final MultiGauge unread;
    private final MultiGauge offsets;
    private volatile Map<GroupTopic, GroupProgress> last = Map.of();
    private volatile @Nullable CountDownLatch stopping;
    private boolean silent;

    ConsumerLagMonitor(KafkaProperties kafka, LagProperties properties, MeterRegistry meters) {
        this.kafka = kafka;
        this.reader = new ConsumerLagReader(properties);
        this.every = properties.every();
        this.unread = MultiGauge.builder(MetricNames.LAG).register(meters);
        this.offsets = MultiGauge.builder(MetricNames.LAG_OFFSET).register(meters);
    }

    @Override
    public void start() {
        CountDownLatch stop = new CountDownLatch(1);
        stopping = stop;
        Thread thread = new Thread(() -> watch(stop), "lag");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void stop() {
        CountDownLatch stop = stopping;
        if (stop != null) {
            stop.countDown();
        }
        stopping = null;
    }

    @Override
    public boolean isRunning() {
        return stopping != null;
    }

    private void watch(CountDownLatch stop) {
        try {
            boolean stopped = false;
            while (!stopped) {
                stopped = isStoppedAfterReading(stop);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Reads with one client for as long as the broker answers it. */
    private boolean isStoppedAfterReading(CountDownLatch stop) throws InterruptedException {
        Admin admin = Admin.create(kafka.client());
        try {
            do {
                show(reader.read(admin));
            } while (!stop.await(every.toMillis(), TimeUnit.MILLISECONDS));
            return true;
        } catch (ExecutionException e) {
            hide(e.getCause());
        } catch (TimeoutException | KafkaException e) {
            hide(e);
        } finally {
            admin.close(Duration.ZERO); // without a time it waits a minute for a broker that is gone
        }
        return stop.await(every.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void show(Map<GroupTopic, GroupProgress> read) {
        last = read;
        unread.register(rows(read.keySet(), GroupProgress::unread));
        offsets.register(rows(read.keySet(), GroupProgress::offset));
        silent = false;
    }

    private List<MultiGauge.Row<?>> rows(Set<GroupTopic> read, ToLongFunction<GroupProgress> value) {
        return read.stream()
                .<MultiGauge.Row<?>>map(one -> MultiGauge.Row.of(
                        Tags.of("group", one.group(), "topic", one.topic()),
                        () -> value.applyAsLong(last.getOrDefault(one, NONE))))
                .toList();
    }

    /** An old number would look like calm. */
    private void hide(@Nullable Throwable error) {
        unread.register(List.of());
        offsets.register(List.of());
        if (!silent) {
            LOG.atWarn().addKeyValue("error", String.valueOf(error)).log("the broker does not tell lag");
        }
        silent = true;
    }
}
