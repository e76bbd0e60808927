package io.userdata.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.userdata.events.record.Lane;
import io.userdata.localstack.broker.Broker;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** An operator, or a script, restarts both lanes again and again without waiting, while records flow. */
class RestartStormIT {
    private static final int CALLS = 20;
    private static final int AT_ONCE = 8;
    private static final Duration PATIENCE = Duration.ofSeconds(240);

    @TempDir
    Path folder;

    @Test
    void lanesThatAreRestartedTwentyTimesAtOnceRunAgainAndLoseNothing() throws Exception {
        try (Broker broker = Broker.start(folder.resolve("broker"), 0);
                ProcessorProcess processor = ProcessorProcess.start(broker.bootstrapServers(), folder);
                RawTopicProducer live = new RawTopicProducer(broker.bootstrapServers(), Lane.LIVE);
                RawTopicProducer backfill = new RawTopicProducer(broker.bootstrapServers(), Lane.BACKFILL)) {
            await().atMost(PATIENCE).until(processor::isReady);
            try (SteadyProducer load = SteadyProducer.start(List.of(live, backfill), 200)) {
                await().atMost(PATIENCE)
                        .until(() -> enriched(processor, Lane.LIVE) > 0 && enriched(processor, Lane.BACKFILL) > 0);
                assertThat(storm(processor)).hasSize(2 * CALLS).containsOnly(202);
                await().atMost(PATIENCE).until(() -> runs(processor, Lane.LIVE) && runs(processor, Lane.BACKFILL));
                load.stop();
            }
            check(broker, processor, Lane.LIVE, live);
            check(broker, processor, Lane.BACKFILL, backfill);
            await().atMost(PATIENCE).until(processor::isReady);
        }
    }

    /** Returns the status of every answer. */
    private static List<Integer> storm(ProcessorProcess processor) throws ExecutionException, InterruptedException {
        List<Callable<Integer>> calls = new ArrayList<>();
        for (int call = 0; call < CALLS; call++) {
            for (Lane lane : Lane.values()) {
                calls.add(() -> processor
                        .post("/api/v1/pipeline/" + lane.text() + "/restart")
                        .statusCode());
            }
        }
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
        try {
            List<Integer> answers = new ArrayList<>();
            for (Future<Integer> answer : threads.invokeAll(calls)) {
                answers.add(answer.get());
            }
            return answers;
        } finally {
            threads.shutdownNow();
        }
    }

    private static boolean runs(ProcessorProcess processor, Lane lane) throws IOException {
        JsonNode view = processor.lane(lane.text());
        return view.path("state").asString().equals("RUNNING") && processor.isReady();
    }

    private static long enriched(ProcessorProcess processor, Lane lane) throws IOException {
        return processor.lane(lane.text()).path("rows").path("enriched").asLong();
    }

    private static void check(Broker broker, ProcessorProcess processor, Lane lane, RawTopicProducer stream)
            throws IOException {
        OutputTracker out = OutputTracker.all(broker.bootstrapServers(), lane, stream.published(), PATIENCE);
        JsonNode view = processor.lane(lane.text());
        System.out.printf("lane=%s calls=%d restarts=%s %s%n", lane.text(), CALLS, view.path("restarts"), out);
        assertThat(out.skipped()).isZero();
        assertThat(view.path("restarts").asInt()).isBetween(1, CALLS);
        assertThat(view.path("lastError").isNull() || view.path("lastError").isMissingNode())
                .isTrue();
    }
}
