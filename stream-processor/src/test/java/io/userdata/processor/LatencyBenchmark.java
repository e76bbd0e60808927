package io.userdata.processor;

import static org.awaitility.Awaitility.await;

import io.userdata.events.record.Lane;
import io.userdata.events.topic.Topics;
import io.userdata.localstack.broker.Broker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Milliseconds from the commit of raw records being asked for to the broker's appending the enriched one, in the live lane,
 * alone and while a backfill is worked off beside it.
 */
class LatencyBenchmark {
    private static final int RATE = Integer.getInteger("rate", 1_000);
    private static final int SECONDS = Integer.getInteger("seconds", 60);
    private static final int WARM_UP_SECONDS = Integer.getInteger("warm-up", 20);
    private static final int BACKFILL = Integer.getInteger("backfill", 300_000);
    private static final String SETTINGS = System.getProperty("settings", "");
    private static final int COMMITS_A_SECOND = 20;
    private static final Duration PATIENCE = Duration.ofSeconds(300);

    private final LatencyRecorder latencies = new LatencyRecorder();

    @TempDir
    Path folder;

    @Test
    void measure() throws Exception {
        String[] settings = SETTINGS.isBlank() ? new String[0] : SETTINGS.trim().split(" ");
        try (Broker broker = Broker.start(folder.resolve("broker"), 0);
                ProcessorProcess processor = ProcessorProcess.start(broker.bootstrapServers(), folder, settings);
                RawTopicProducer live = new RawTopicProducer(broker.bootstrapServers(), Lane.LIVE);
                RawTopicProducer backfill = new RawTopicProducer(broker.bootstrapServers(), Lane.BACKFILL);
                TopicReader enriched = new TopicReader(broker.bootstrapServers(), Topics.ENRICHED_LIVE)) {
            await().atMost(PATIENCE).until(processor::isReady);
            stampAtTheBroker(broker);
            publish(live, WARM_UP_SECONDS);
            report("alone", measure(live, enriched));
            if (BACKFILL > 0) {
                fill(backfill);
                long before = backfilled(processor);
                report("beside a backfill", measure(live, enriched));
                System.out.printf("backfill: rows=%d left=%d%n", backfilled(processor) - before, left(processor));
            }
        }
    }

    private long[] measure(RawTopicProducer live, TopicReader enriched) {
        long[] first = live.published();
        publish(live, SECONDS);
        await().atMost(PATIENCE).until(() -> {
            enriched.read(latencies::appended);
            return latencies.isComplete();
        });
        return latencies.from(first);
    }

    private void publish(RawTopicProducer live, int seconds) {
        long began = System.nanoTime();
        for (int i = 0; i < seconds * COMMITS_A_SECOND; i++) {
            long due = began + i * Duration.ofSeconds(1).toNanos() / COMMITS_A_SECOND;
            LockSupport.parkNanos(due - System.nanoTime());
            long asked = live.publish(RATE / COMMITS_A_SECOND);
            latencies.asked(live.published(), asked);
        }
    }

    private static void fill(RawTopicProducer backfill) {
        for (int sent = 0; sent < BACKFILL; sent += 5_000) {
            backfill.publish(5_000);
        }
    }

    private static long backfilled(ProcessorProcess processor) throws IOException {
        return processor.lane("backfill").path("rows").path("enriched").asLong();
    }

    private static long left(ProcessorProcess processor) throws IOException {
        return processor.lane("backfill").path("behind").asLong(-1);
    }

    private static void stampAtTheBroker(Broker broker) throws ExecutionException, InterruptedException {
        AlterConfigOp stamp =
                new AlterConfigOp(new ConfigEntry("message.timestamp.type", "LogAppendTime"), AlterConfigOp.OpType.SET);
        Map<ConfigResource, Collection<AlterConfigOp>> change =
                Map.of(new ConfigResource(ConfigResource.Type.TOPIC, Topics.ENRICHED_LIVE), List.of(stamp));
        try (Admin admin = Admin.create(Map.<String, Object>of("bootstrap.servers", broker.bootstrapServers()))) {
            admin.incrementalAlterConfigs(change).all().get();
        }
    }

    private static void report(String what, long[] sorted) throws IOException {
        System.out.printf(
                "live %s: records=%d rate=%d/s p50=%d p90=%d p99=%d p99.9=%d max=%d ms load=%s%n",
                what,
                sorted.length,
                RATE,
                sorted[sorted.length / 2],
                sorted[sorted.length * 9 / 10],
                sorted[sorted.length * 99 / 100],
                sorted[(int) (sorted.length * 999L / 1000)],
                sorted[sorted.length - 1],
                Files.readString(Path.of("/proc/loadavg")).split(" ")[0]);
    }
}
