package io.userdata.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.userdata.events.record.Lane;
import io.userdata.localstack.broker.Broker;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** The same jar on a Spark cluster of two workers, of which one is killed under load. */
class ClusterIT {
    private static final Duration PATIENCE = Duration.ofSeconds(240);

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    @Test
    void everyRecordComesOutThoughAWorkerIsKilled() throws Exception {
        try (Broker broker = Broker.start(folder.resolve("broker"), 0);
                SparkCluster cluster = SparkCluster.start(folder, 2);
                ProcessorProcess processor = ProcessorProcess.start(
                        cluster.classPath(), broker.bootstrapServers(), folder, cluster.settings());
                RawStream live = new RawStream(broker.bootstrapServers(), Lane.LIVE);
                RawStream backfill = new RawStream(broker.bootstrapServers(), Lane.BACKFILL)) {
            await().atMost(PATIENCE).until(() -> processor.isReady() && cluster.hasWorked(0) && cluster.hasWorked(1));
            try (SteadyLoad load = SteadyLoad.start(List.of(live, backfill), 100)) {
                await().atMost(PATIENCE).until(() -> rows(processor, "live") > 0 && rows(processor, "backfill") > 0);
                int before = restarts(processor);
                cluster.killWorker(0);
                await().atMost(PATIENCE).until(() -> restarts(processor) > before && processor.isReady());
                load.stop();
            }
            check(broker, Lane.LIVE, live);
            check(broker, Lane.BACKFILL, backfill);
            assertThat(processor.isReady()).isTrue();
        }
    }

    private static int restarts(ProcessorProcess processor) throws IOException {
        return processor.lane("live").path("restarts").asInt();
    }

    private static long rows(ProcessorProcess processor, String lane) throws IOException {
        return processor.lane(lane).path("rows").path("enriched").asLong();
    }

    private static void check(Broker broker, Lane lane, RawStream stream) {
        CameOut out = CameOut.all(broker.bootstrapServers(), lane, stream.published(), PATIENCE);
        System.out.printf("lane=%s workers=2 killed=1 %s%n", lane.text(), out);
        assertThat(out.skipped()).isZero();
    }
}
