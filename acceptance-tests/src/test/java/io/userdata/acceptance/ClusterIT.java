package io.userdata.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * The suite with its queries on a Spark cluster of two workers: each lane loses one of them in the middle of a run. {@code
 * benchmarks/cluster-kills} does it with more users.
 */
class ClusterIT {
    private static final int USERS = Integer.getInteger("users", 40_000);
    private static final List<String> OUTCOMES = List.of("inserted", "updated", "unchanged", "stale", "quarantined");

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    @Test
    void ledgersBalanceThoughAWorkerIsKilledInTheMiddleOfEachRun() throws Exception {
        try (SparkCluster cluster = SparkCluster.start(folder.resolve("cluster"), 2);
                LaunchedStack launched = new LaunchedStack(
                        folder.resolve("data"),
                        "--users",
                        Integer.toString(USERS),
                        "--config",
                        cluster.settings().toString())) {
            String poll = launched.awaitRunId();
            awaitMiddle(launched, poll);
            assertThat(cluster.hasWorked(0) && cluster.hasWorked(1)).isTrue();
            cluster.killWorker(0);
            balances(launched, poll);
            assertThat(restarts(launched)).as("the live query lost its tasks").isPositive();

            cluster.startWorker();
            await().atMost(LaunchedStack.LIMIT).until(() -> cluster.hasWorked(2));
            String backfill = BackfillRequest.start(launched, USERS);
            awaitMiddle(launched, backfill);
            cluster.killWorker(1);
            balances(launched, backfill);
        }
    }

    private static void awaitMiddle(LaunchedStack launched, String runId) {
        await().atMost(LaunchedStack.LIMIT).until(() -> {
            long accounted = accounted(launched.ledger(runId));
            return accounted > 0 && accounted < USERS;
        });
    }

    private static long accounted(JsonNode ledger) {
        return OUTCOMES.stream()
                .mapToLong(outcome -> ledger.path(outcome).asLong(0))
                .sum();
    }

    private static void balances(LaunchedStack launched, String runId) {
        JsonNode ledger = launched.awaitDecided(runId);
        System.out.printf("run after a worker was killed: %s%n", ledger);
        assertThat(ledger.path("state").asString()).isEqualTo("BALANCED");
        assertThat(ledger.path("published").asLong()).isEqualTo(USERS);
        assertThat(ledger.path("quarantined").asLong()).isZero();
        assertThat(accounted(ledger)).isEqualTo(USERS);
    }

    private static int restarts(LaunchedStack launched) {
        return launched.get(launched.variable("PROCESSOR_URL") + "/api/v1/pipeline")
                .path("lanes")
                .valueStream()
                .filter(lane -> lane.path("lane").asString().equals("live"))
                .findFirst()
                .orElseThrow()
                .path("restarts")
                .asInt();
    }
}
