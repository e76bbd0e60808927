package io.userdata.storage.drill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.userdata.localstack.broker.Broker;
import io.userdata.localstack.database.Database;
import io.userdata.storage.ledger.RecordOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * A second instance of the service joins and leaves while records come, in the end by being killed. {@code
 * benchmarks/storage-scale-out} does it at full length and tells what it did to freshness.
 */
class JoinLeaveIT {
    private static final int RATE = Integer.getInteger("rate", 200);
    private static final int JOINS = Integer.getInteger("joins", 1);
    private static final int KILLS = Integer.getInteger("kills", 0);
    /** What follows a change before the next one. */
    private static final Duration HOLD = Duration.ofSeconds(Integer.getInteger("hold", 1));

    private static final long SEED = Long.getLong("seed", 7);
    private static final String SECOND = "second";
    private static final Duration LONG = Duration.ofMinutes(5);

    private final Broker broker = Broker.start(DrillFolders.fresh("scale-broker"), 0);
    private final Database database = Database.start(DrillFolders.fresh("scale-database"), 0);
    private final DatabaseProbe stored = new DatabaseProbe(database).withCommitTimes();
    private final GroupMembers members = new GroupMembers(broker.bootstrapServers());
    private final RecordSender sender = new RecordSender(broker.bootstrapServers());
    private final ExpectedOutcome expected = new ExpectedOutcome();
    private final List<Change> changes = new ArrayList<>();
    private final StorageProcess first = start("first");

    @AfterEach
    void stop() {
        first.close();
        sender.close();
        members.close();
        database.close();
        broker.close();
    }

    @Test
    void nothingIsLostOrCountedTwiceWhileASecondInstanceComesAndGoes() {
        first.awaitReady();
        Map<DrillRuns, long[]> published;
        try (SteadyProducer arrivals = SteadyProducer.start(sender, expected, RATE, SEED)) {
            change("first", () -> {}, () -> members.own("first"));
            hold();
            for (int join = 1; join <= JOINS; join++) {
                joinAndLeave(join);
            }
            for (int kill = 1; kill <= KILLS; kill++) {
                joinAndBeKilled(kill);
            }
            published = arrivals.end();
        }
        Instant ended = Instant.now();
        awaiting().until(() -> published.keySet().stream()
                .allMatch(part -> ledger(part).path("decided").asBoolean()));

        published.forEach(this::check);
        assertThat(stored.users().equals(expected.rows())).as("users' rows").isTrue();
        assertThat(stored.number("SELECT count(*) FROM user_changes")).isEqualTo(sum(published, "updated"));
        assertThat(sum(published, "redelivered")).isGreaterThanOrEqualTo(expected.twice());
        report(ended, sum(published, "redelivered") - expected.twice());
    }

    private void joinAndLeave(int number) {
        try (StorageProcess second = join("join " + number)) {
            change("leave " + number, second::close, () -> members.areGone(SECOND));
            hold();
        }
    }

    /** It is back at once the first time, and never the second. */
    private void joinAndBeKilled(int number) {
        try (StorageProcess second = join("join before kill " + number)) {
            change("kill and restart " + number, second::killAndStartAgain, () -> second.isReady() && owns());
            hold();
            change("kill " + number, second::kill, () -> members.areGone(SECOND));
            hold();
        }
    }

    /** It takes part in the group from some time after its start on, which the machine feels too. */
    private StorageProcess join(String what) {
        List<StorageProcess> second = new ArrayList<>();
        change("start to " + what, () -> second.add(start(SECOND)), () -> !members.areGone(SECOND));
        change(what, () -> {}, this::owns);
        hold();
        return second.get(0);
    }

    private boolean owns() {
        return members.own(SECOND);
    }

    private StorageProcess start(String name) {
        return StorageProcess.start(name, database, broker.bootstrapServers(), Map.of());
    }

    /** Changes the group and awaits that the broker sees it. */
    private void change(String what, Runnable action, Callable<Boolean> seen) {
        Instant began = Instant.now();
        action.run();
        Duration done = Duration.between(began, Instant.now());
        awaiting().until(seen);
        Change change = new Change(what, began, done, Duration.between(began, Instant.now()));
        changes.add(change);
        System.out.println(change);
    }

    private static void hold() {
        await().pollDelay(HOLD).atMost(HOLD.multipliedBy(2)).until(() -> true);
    }

    private static ConditionFactory awaiting() {
        return await().atMost(LONG).pollInterval(Duration.ofMillis(200)).ignoreExceptions();
    }

    private void check(DrillRuns part, long[] published) {
        JsonNode ledger = ledger(part);
        System.out.println(part + " " + ledger);
        long numbers = Arrays.stream(published).sum();
        assertThat(ledger.path("state").asString()).isEqualTo("BALANCED");
        assertThat(ledger.path("published").asLong()).isEqualTo(numbers);
        assertThat(ledger.path("missingCount").asLong()).isZero();
        assertThat(Arrays.stream(RecordOutcome.values())
                        .mapToLong(outcome -> ledger.path(outcome.text()).asLong())
                        .sum())
                .isEqualTo(numbers);
        assertThat(ledger.path("quarantined").asLong()).isZero();
    }

    private long sum(Map<DrillRuns, long[]> published, String field) {
        return published.keySet().stream()
                .mapToLong(part -> ledger(part).path(field).asLong())
                .sum();
    }

    private JsonNode ledger(DrillRuns part) {
        return first.get("/api/v1/runs/" + part.run() + "/ledger");
    }

    private void report(Instant ended, long more) {
        Freshness freshness = Freshness.of(stored);
        for (int place = 0; place < changes.size(); place++) {
            Change change = changes.get(place);
            Instant next = place + 1 < changes.size() ? changes.get(place + 1).began() : ended;
            Freshness then = freshness.between(change.began(), next);
            System.out.printf(
                    Locale.ROOT,
                    "%s; p99 back under 1 s after %.1f s, over it in %d s, worst %.2f s, median %.2f s%n",
                    change,
                    seconds(then.backAfter(change.began())),
                    then.late(),
                    seconds(then.worst()),
                    seconds(then.median()));
        }
        System.out.printf(
                "rate=%d joins=%d kills=%d hold=%s seed=%d: redelivered by the group %d%n",
                RATE, JOINS, KILLS, HOLD, SEED, more);
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1e3;
    }

    /** What was done, how long it took, and when the broker saw it. */
    private record Change(String what, Instant began, Duration done, Duration seen) {
        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT, "%s: done in %.1f s, seen after %.1f s", what, seconds(done), seconds(seen));
        }
    }
}
