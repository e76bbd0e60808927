package io.userdata.storage.drill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.userdata.events.run.RunKind;
import io.userdata.localstack.broker.Broker;
import io.userdata.localstack.database.Database;
import io.userdata.storage.ledger.RecordOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * The service's jar between a real broker and a real database, each of which fails again and again while records come.
 * {@code benchmarks/storage-drill} does it at full length.
 */
class DrillIT {
    private static final int RECORDS = Integer.getInteger("records", 4_000);
    private static final int KILLS = Integer.getInteger("kills", 1);
    private static final int TERMINATIONS = Integer.getInteger("terminations", 2);
    /** How long the database is stopped, each time, in seconds. */
    private static final String OUTAGES = System.getProperty("outages", "2");

    private static final long SEED = Long.getLong("seed", 7);
    private static final Duration LONG = Duration.ofMinutes(10).plusMillis(RECORDS * 5L);

    private final Random random = new Random(SEED);
    private final Instant began = Instant.now();
    private final Broker broker = Broker.start(DrillFolders.fresh("drill-broker"), 0);
    private final Database database = Database.start(DrillFolders.fresh("drill-database"), 0);
    private final DatabaseProbe stored = new DatabaseProbe(database);
    private final RecordSender sender = new RecordSender(broker.bootstrapServers());
    private final StorageProcess service = StorageProcess.start(
            "drill",
            database,
            broker.bootstrapServers(),
            Map.of("USERDATA_STORAGE_MAX_POLL_RECORDS", Integer.toString(Math.min(2000, RECORDS / 50))));
    private final RecordGenerator population = new RecordGenerator(RECORDS, SEED);
    private final ExpectedOutcome expected = new ExpectedOutcome();

    @AfterEach
    void stop() {
        service.close();
        sender.close();
        database.close();
        broker.close();
    }

    @Test
    void everyRecordIsAccountedForOnceHoweverOftenItsPartsFail() {
        service.awaitReady();
        say("service is ready");
        CompletableFuture<Void> sent = CompletableFuture.runAsync(this::sendAll);
        for (Blow blow : blows()) {
            await().atMost(LONG).ignoreExceptions().until(() -> stored.accounted() >= blow.at() || failed(sent));
            blow.what().run();
        }
        sent.join();
        for (DrillRuns part : DrillRuns.values()) {
            sender.end(part.run(), RunKind.POLL, population.published(part));
        }
        await().atMost(LONG).ignoreExceptions().until(this::allDecided);
        say("ledgers are decided");

        for (DrillRuns part : DrillRuns.values()) {
            check(part, ledger(part));
        }
        assertThat(stored.users().equals(expected.rows())).as("users' rows").isTrue();
        assertThat(stored.number("SELECT count(*) FROM user_changes")).isEqualTo(sum("updated"));
        assertThat(sum("redelivered")).isGreaterThanOrEqualTo(expected.twice());
        System.out.printf(
                "records=%d twice=%d redelivered=%d bad=%d kills=%d terminations=%d outages=%s seconds=%d%n",
                RECORDS,
                expected.twice(),
                sum("redelivered"),
                sum("quarantined"),
                KILLS,
                TERMINATIONS,
                OUTAGES,
                Duration.between(began, Instant.now()).toSeconds());
    }

    private void check(DrillRuns part, JsonNode ledger) {
        System.out.println(part + " " + ledger);
        assertThat(ledger.path("state").asString()).isEqualTo("BALANCED");
        assertThat(ledger.path("published").asLong())
                .isEqualTo(Arrays.stream(population.published(part)).sum());
        assertThat(ledger.path("missingCount").asLong()).isZero();
        assertThat(stored.quarantined(part)).isEqualTo(expected.bad(part));
        assertThat(ledger.path("quarantined").asInt())
                .isEqualTo(expected.bad(part).size());
        if (part == DrillRuns.ORDERED) {
            for (RecordOutcome outcome : List.of(
                    RecordOutcome.INSERTED, RecordOutcome.UPDATED, RecordOutcome.UNCHANGED, RecordOutcome.STALE)) {
                assertThat(ledger.path(outcome.text()).asLong())
                        .as(outcome.text())
                        .isEqualTo(expected.ordered(outcome));
            }
        }
    }

    private void sendAll() {
        for (int number = 0; number < RECORDS; number++) {
            TestDelivery drawn = population.draw(number);
            expected.add(drawn);
            sender.send(drawn);
        }
        say("all records are sent");
    }

    /** What fails, in the order in which it does. */
    private List<Blow> blows() {
        List<Blow> blows = new ArrayList<>();
        for (int kill = 0; kill < KILLS; kill++) {
            blows.add(blow("the service is killed", service::killAndStartAgain));
        }
        for (int termination = 0; termination < TERMINATIONS; termination++) {
            blows.add(blow("connections are terminated", stored::terminateConnections));
        }
        for (String seconds : OUTAGES.split(",")) {
            blows.add(blow("the database stops for " + seconds + " s", () -> stopDatabase(Long.parseLong(seconds))));
        }
        blows.sort(Comparator.comparingLong(Blow::at));
        return blows;
    }

    private Blow blow(String text, Runnable what) {
        return new Blow((long) (RECORDS * (0.02 + 0.93 * random.nextDouble())), () -> {
            say(text);
            what.run();
        });
    }

    private void stopDatabase(long seconds) {
        database.stop();
        Duration gone = Duration.ofSeconds(seconds);
        await().pollDelay(gone).atMost(gone.multipliedBy(2)).until(() -> true);
        database.startAgain();
    }

    private static boolean failed(CompletableFuture<Void> sent) {
        return sent.isCompletedExceptionally();
    }

    private boolean allDecided() {
        for (DrillRuns part : DrillRuns.values()) {
            if (!ledger(part).path("decided").asBoolean()) {
                return false;
            }
        }
        return true;
    }

    private JsonNode ledger(DrillRuns part) {
        return service.get("/api/v1/runs/" + part.run() + "/ledger");
    }

    private long sum(String field) {
        long sum = 0;
        for (DrillRuns part : DrillRuns.values()) {
            sum += ledger(part).path(field).asLong();
        }
        return sum;
    }

    private void say(String what) {
        System.out.printf("%4d s: %s%n", Duration.between(began, Instant.now()).toSeconds(), what);
    }

    /** A failure, and the count of accounted numbers at which it strikes. */
    private record Blow(long at, Runnable what) {}
}
