package io.userdata.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.userdata.ingest.fixture.ChildProcess;
import io.userdata.ingest.fixture.PlainProducer;
import io.userdata.ingest.fixture.PreRenderedApi;
import io.userdata.ingest.fixture.SharedBroker;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Published records a second, against a plain transactional producer of the same JSON: benchmarks/ingest-throughput. */
class ThroughputBenchmark {
    private static final int PAGE_SIZE = 5_000;
    private static final int USERS = Integer.getInteger("users", 200_000);
    private static final int PRE_RENDERED = 10;
    private static final int WARM_UP = PRE_RENDERED * PAGE_SIZE;
    private static final int MOST_SENT_PLAINLY = 200_000;
    private static final List<String> JVM =
            List.of(System.getProperty("jvm.options", "-Xmx256m").split(" "));
    private static final Path COLLECTIONS = Path.of("target/throughput-gc.log");
    private static final Pattern AFTER = Pattern.compile("->(\\d+)M\\(");

    @Test
    void publishedASecond() throws Exception {
        List<String> jvm = new ArrayList<>(JVM);
        jvm.add("-Xlog:gc:file=" + COLLECTIONS);
        try (PreRenderedApi users = PreRenderedApi.start(PRE_RENDERED, PAGE_SIZE);
                ChildProcess ingest = ChildProcess.start(
                        jvm,
                        SharedBroker.address(),
                        users.uri(),
                        "throughput",
                        "--userdata.ingest.run.group-id=throughput",
                        "--sources.randomuser.limits.page-size=" + PAGE_SIZE)) {
            run(ingest, WARM_UP);
            double before = plain();
            double published = run(ingest, USERS);
            double after = plain();
            ingest.stop();
            report(published, before, after);
        }
    }

    /** Others use the machine too: the plain producer is measured before and after, and the faster time counts. */
    private static void report(double published, double before, double after) throws IOException {
        System.out.printf(
                "users=%d jvm=%s published/s=%.0f plain/s=%.0f,%.0f ratio=%.2f heapAfterCollection=%dM load=%.1f%n",
                USERS,
                JVM,
                published,
                before,
                after,
                published / Math.max(before, after),
                mostLeftAfterCollection(),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }

    private static double run(ChildProcess ingest, int users) {
        UUID runId = UUID.randomUUID();
        String definition = "{\"source\":\"randomuser\",\"kind\":\"poll\",\"maxRecords\":" + users + "}";
        await().atMost(Duration.ofSeconds(120))
                .ignoreExceptions()
                .until(() -> ingest.api().put(runId, definition).status() == 202);
        await().atMost(Duration.ofMinutes(30))
                .pollInterval(Duration.ofMillis(500))
                .until(() -> List.of("COMPLETED", "FAILED")
                        .contains(state(ingest.api().run(runId))));
        JsonNode run = ingest.api().run(runId);
        assertThat(run.at("/published").asLong()).isEqualTo(users);
        Duration took = Duration.between(
                Instant.parse(run.at("/createdAt").stringValue()),
                Instant.parse(run.at("/updatedAt").stringValue()));
        return users * 1000.0 / took.toMillis();
    }

    private static String state(JsonNode run) {
        return run.at("/state").stringValue();
    }

    private static double plain() throws IOException, InterruptedException {
        Path log = Path.of("target/plain.log");
        Files.deleteIfExists(log);
        List<String> arguments = List.of(
                SharedBroker.address(),
                Integer.toString(PAGE_SIZE),
                Integer.toString(WARM_UP),
                Integer.toString(Math.min(USERS, MOST_SENT_PLAINLY)));
        assertThat(ChildProcess.java(JVM, PlainProducer.class, arguments, "plain")
                        .waitFor())
                .isZero();
        List<String> said = Files.readAllLines(log);
        return Double.parseDouble(said.get(said.size() - 1));
    }

    /** What grows shows itself here: the most that was left after any collection, MiB. */
    private static int mostLeftAfterCollection() throws IOException {
        return AFTER.matcher(Files.readString(COLLECTIONS))
                .results()
                .mapToInt(found -> Integer.parseInt(found.group(1)))
                .max()
                .orElse(0);
    }
}
