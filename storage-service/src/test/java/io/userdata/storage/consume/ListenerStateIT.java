package io.userdata.storage.consume;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.userdata.events.record.EnrichedRecord;
import io.userdata.events.topic.Topics;
import io.userdata.localstack.broker.Broker;
import io.userdata.localstack.database.Database;
import io.userdata.storage.fixture.SampleRecord;
import io.userdata.storage.fixture.StorageInstance;
import io.userdata.storage.fixture.TestKafka;
import io.userdata.storage.ledger.LedgerState;
import io.userdata.storage.ledger.LedgerView;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.common.GroupState;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import tools.jackson.core.type.TypeReference;

/** The service between a real broker and a real database, one of which breaks. */
class ListenerStateIT {
    private static final Duration LONG = Duration.ofSeconds(60);

    private static Broker broker;
    private static Database database;
    private static TestKafka kafka;
    private static StorageInstance service;

    private final UUID run = UUID.randomUUID();

    @BeforeAll
    static void start() {
        broker = Broker.start(StorageInstance.folder("broker"), 0);
        database = Database.start(StorageInstance.folder("database"), 0);
        kafka = new TestKafka(broker.bootstrapServers());
        service = started();
    }

    @AfterAll
    static void stop() {
        service.close();
        kafka.close();
        database.close();
        broker.close();
    }

    @AfterEach
    void forget() {
        service.clear();
    }

    private static StorageInstance started() {
        StorageInstance started =
                StorageInstance.start(database, broker.bootstrapServers(), "userdata.ledger.settle=500ms");
        started.awaitHealth("flow", "UP");
        return started;
    }

    @Test
    void aStoppedDatabasePausesTheFlowAndNothingIsLostOrQuarantined() {
        send(0, 500);
        database.stop();
        send(500, 1500);
        service.awaitHealth("flow", "DOWN");
        assertThat(service.get("/actuator/health/readiness").toString()).contains("the database does not answer");
        assertThat(service.http()
                        .get()
                        .uri("/api/v1/users")
                        .retrieve()
                        .toBodilessEntity()
                        .getStatusCode())
                .isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
        assertThat(service.get("/actuator/health/liveness").path("status").asString())
                .isEqualTo("UP");
        database.startAgain();
        send(1500, 2000);
        kafka.ended(run, 2000);

        LedgerView ledger = awaitLedger(LedgerState.BALANCED);
        assertThat(ledger.inserted()).isEqualTo(400);
        assertThat(ledger.published()).isEqualTo(2000);
        assertThat(count("SELECT count(*) FROM quarantined_records")).isZero();
        service.awaitHealth("flow", "UP");
    }

    @Test
    void theServiceStartsWithoutItsDatabaseAndBeginsWhenItIsThere() {
        service.close();
        database.stop();
        service = StorageInstance.start(database, broker.bootstrapServers(), "userdata.ledger.settle=500ms");
        service.awaitHealth("schema", "DOWN");
        assertThat(service.get("/api/v1/users").path("type").asString())
                .isEqualTo("urn:userdata:problem:database-unavailable");
        send(0, 10);
        kafka.ended(run, 10);
        database.startAgain();

        service.awaitHealth("schema", "UP");
        awaitLedger(LedgerState.BALANCED);
    }

    @Test
    void aRefusedPasswordIsSaidAndTheServiceBeginsWhenItIsCorrected() throws SQLException {
        service.close();
        service = StorageInstance.start(
                database,
                broker.bootstrapServers(),
                "userdata.ledger.settle=500ms",
                "spring.datasource.password=rotated");
        await().atMost(LONG).until(() -> service.get("/actuator/health/readiness")
                .toString()
                .contains("the database refuses the role or its password (28P01)"));
        setPassword("rotated");
        try {
            send(0, 10);
            kafka.ended(run, 10);
            awaitLedger(LedgerState.BALANCED);
        } finally {
            setPassword(database.password());
            service.close();
            service = started();
        }
    }

    private static void setPassword(String password) throws SQLException {
        try (Connection administrator =
                        DriverManager.getConnection(database.jdbcUrl(), "postgres", database.password());
                Statement statement = administrator.createStatement()) {
            statement.execute("ALTER ROLE " + database.username() + " PASSWORD '" + password + "'");
        }
    }

    @Test
    void anInstanceThatHasStoppedHasLeftItsGroup() throws Exception {
        await().atMost(LONG).until(this::everyConsumerHasJoined);
        service.close();
        assertThat(kafka.group().members()).isEmpty();
        service = started();
    }

    /** Two of each lane, one of quarantine, one of runs; who is still joining has no name yet by which to leave. */
    private boolean everyConsumerHasJoined() throws Exception {
        ConsumerGroupDescription group = kafka.group();
        return group.groupState() == GroupState.STABLE && group.members().size() == 6;
    }

    @Test
    void whatIsReadAgainCountsAsRedelivered() {
        send(0, 300);
        kafka.ended(run, 300);
        LedgerView before = awaitLedger(LedgerState.BALANCED);
        service.close();
        await().atMost(LONG).ignoreExceptions().until(() -> {
            kafka.rewind(Topics.ENRICHED_LIVE);
            return true;
        });
        service = started();

        await().atMost(LONG).until(() -> service.ledger(run).redelivered() >= 150);
        LedgerView after = service.ledger(run);
        assertThat(after.inserted()).isEqualTo(before.inserted());
        assertThat(after.stale()).isEqualTo(before.stale());
        assertThat(after.balanced()).isTrue();
    }

    @Test
    void poisonOnTheTopicsIsQuarantinedAndTheFlowGoesOn() throws IOException {
        kafka.send(Topics.ENRICHED_LIVE, "a", "<html>".getBytes(UTF_8), Map.of());
        kafka.send(Topics.ENRICHED_BACKFILL, "a", null, Map.of());
        kafka.send(Topics.RUNS, "run/nonsense", new byte[] {1}, Map.of());
        kafka.send(Topics.QUARANTINE, "a", new byte[] {1, 2}, Map.of());
        try (InputStream golden = Objects.requireNonNull(
                EnrichedRecord.class.getResourceAsStream("/contract/golden/quarantine-headers.json"))) {
            Map<String, String> headers = StorageInstance.JSON.readValue(golden, new TypeReference<>() {});
            kafka.send(Topics.QUARANTINE, "a", new byte[] {3}, headers);
            kafka.send(Topics.QUARANTINE, "a", new byte[] {3}, headers);
        }
        send(0, 2);
        kafka.ended(run, 3);

        await().atMost(LONG).until(() -> count("SELECT count(*) FROM quarantined_records") == 5);
        assertThat(service.database()
                        .sql("SELECT code FROM quarantined_records ORDER BY code")
                        .query(String.class)
                        .list())
                .containsExactly("FIELD_MISSING", "NOT_JSON", "NULL_VALUE", "UNREADABLE_HEADERS", "UNREADABLE_KEY");
        await().atMost(LONG).until(() -> service.ledger(SampleRecord.RUN).redelivered() == 1);
        assertThat(service.ledger(SampleRecord.RUN).quarantined()).isEqualTo(1);
        LedgerView ledger = awaitLedger(LedgerState.UNBALANCED);
        assertThat(ledger.missingCount()).isEqualTo(1);
        assertThat(ledger.inserted() + ledger.unchanged() + ledger.stale()).isEqualTo(2);
    }

    @Test
    void anUnexplainedFaultStopsTheListenerUntilARestart() {
        service.database().sql("ALTER TABLE users RENAME TO elsewhere").update();
        send(0, 2);
        service.awaitHealth("flow", "DOWN");
        await().atMost(LONG).until(() -> service.get("/actuator/health/readiness")
                .toString()
                .contains("neither the database's nor a record's (42P01)"));
        assertThat(count("SELECT count(*) FROM quarantined_records")).isZero();

        service.database().sql("ALTER TABLE elsewhere RENAME TO users").update();
        service.close();
        service = started();
        kafka.ended(run, 2);
        awaitLedger(LedgerState.BALANCED);
    }

    @Test
    void aStopWhileABatchIsTriedAgainLosesNothing() {
        UUID before = UUID.randomUUID();
        kafka.send(
                SampleRecord.of(1, 0).of(before),
                SampleRecord.of(2, 1).of(before).backfilled());
        kafka.ended(before, 2);
        await().atMost(LONG)
                .ignoreExceptions()
                .until(() -> service.ledger(before).balanced()); // offsets are committed
        database.stop();
        send(0, 20);
        service.awaitHealth("flow", "DOWN");
        service.close();

        database.startAgain();
        service = started();
        kafka.ended(run, 20);
        assertThat(awaitLedger(LedgerState.BALANCED).published()).isEqualTo(20);
    }

    /** Every fifth number is a new user; even numbers travel the live lane. */
    private void send(int from, int to) {
        for (int number = from; number < to; number++) {
            SampleRecord sample = SampleRecord.of(number / 5, number).of(run);
            kafka.send(number % 2 == 0 ? sample : sample.backfilled());
        }
    }

    private LedgerView awaitLedger(LedgerState state) {
        await().atMost(LONG).ignoreExceptions().until(() -> service.ledger(run).state() == state);
        return service.ledger(run);
    }

    private static long count(String sql) {
        return service.database().sql(sql).query(Long.class).single();
    }
}
