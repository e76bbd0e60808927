package io.userdata.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.userdata.events.record.Lane;
import io.userdata.events.topic.Topics;
import io.userdata.localstack.broker.Broker;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The processor is killed at random moments under load, again and again. {@code benchmarks/processor-kills} does it at full
 * length.
 */
class KillsIT {
    private static final int KILLS = Integer.getInteger("kills", 2);
    private static final int RATE = Integer.getInteger("rate", 200);
    private static final int LATEST_MILLIS = Integer.getInteger("latest", 2_000);
    private static final Duration PATIENCE = Duration.ofSeconds(240);

    private final Random random = new Random(Long.getLong("seed", 7));

    @TempDir
    Path folder;

    @Test
    void everyRawRecordComesOutInItsOrderHoweverOftenTheProcessorIsKilled() throws Exception {
        try (Broker broker = Broker.start(folder.resolve("broker"), 0);
                RawTopicProducer live = new RawTopicProducer(broker.bootstrapServers(), Lane.LIVE);
                RawTopicProducer backfill = new RawTopicProducer(broker.bootstrapServers(), Lane.BACKFILL)) {
            try (SteadyProducer load = SteadyProducer.start(List.of(live, backfill), RATE)) {
                for (int kill = 0; kill < KILLS; kill++) {
                    liveAndDie(broker);
                }
                load.stop();
            }
            try (ProcessorProcess processor = start(broker)) {
                await().atMost(PATIENCE).until(processor::isReady);
                check(broker, Lane.LIVE, live.published());
                check(broker, Lane.BACKFILL, backfill.published());
            }
        }
    }

    /** One life in four ends while it starts, the others within seconds of work. */
    private void liveAndDie(Broker broker) {
        try (ProcessorProcess processor = start(broker)) {
            if (random.nextInt(4) > 0) {
                await().atMost(PATIENCE).until(processor::isReady);
            }
            LockSupport.parkNanos(
                    Duration.ofMillis(random.nextInt(LATEST_MILLIS)).toNanos());
            processor.kill();
        }
    }

    private ProcessorProcess start(Broker broker) {
        return ProcessorProcess.start(broker.bootstrapServers(), folder);
    }

    private static void check(Broker broker, Lane lane, long[] published) {
        OutputTracker out = new OutputTracker();
        try (TopicReader reader = new TopicReader(broker.bootstrapServers(), Topics.enriched(lane))) {
            await().atMost(PATIENCE).until(() -> {
                reader.read(out::add);
                return out.isAll(published);
            });
        }
        System.out.printf(
                "lane=%s kills=%d published=%d distinct=%d repeated=%d stepsBack=%d skipped=%d%n",
                lane.text(),
                KILLS,
                Arrays.stream(published).sum(),
                out.distinct(),
                out.records() - out.distinct(),
                out.stepsBack(),
                out.skipped());
        assertThat(out.skipped()).isZero();
        assertThat(out.stepsBack()).isLessThanOrEqualTo(KILLS);
    }
}
