package io.userdata.storage.consume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.userdata.events.topic.Topics;
import io.userdata.localstack.database.Database;
import io.userdata.storage.fixture.BreakableStorage;
import io.userdata.storage.fixture.SampleRecord;
import io.userdata.storage.fixture.StorageInstance;
import io.userdata.storage.ledger.LedgerState;
import io.userdata.storage.ledger.LedgerView;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.http.HttpStatus;

/** The service between a real broker and a real database, one of which breaks. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ListenerStateIT {
    private static final Duration LONG = Duration.ofSeconds(60);

    private static BreakableStorage storage;

    private final UUID run = UUID.randomUUID();

    @BeforeAll
    static void start() {
        storage = new BreakableStorage();
    }

    @AfterAll
    static void stop() {
        storage.close();
    }

    /** The service is started by the first test that needs it; one that stops it at its end leaves that to the next. */
    @BeforeEach
    void forget() throws SQLException {
        asAdministrator("DO 'BEGIN IF to_regclass(''users'') IS NOT NULL THEN "
                + "TRUNCATE users, user_changes, run_ledger, runs, run_slices, quarantined_records, quarantine_actions, forgotten_runs;"
                + " END IF; END'");
    }

    @Test
    void aStoppedDatabasePausesTheFlowAndNothingIsLostOrQuarantined() {
        StorageInstance service = storage.service();
        send(0, 500);
        storage.database().stop();
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
        storage.database().startAgain();
        send(1500, 2000);
        storage.kafka().ended(run, 2000);

        LedgerView ledger = awaitLedger(LedgerState.BALANCED);
        assertThat(ledger.inserted()).isEqualTo(400);
        assertThat(ledger.published()).isEqualTo(2000);
        assertThat(count("SELECT count(*) FROM quarantined_records")).isZero();
        service.awaitHealth("flow", "UP");
    }

    @Test
    @Order(1)
    void theServiceStartsWithoutItsDatabaseAndBeginsWhenItIsThere() {
        storage.stopService();
        storage.database().stop();
        StorageInstance service = storage.startService();
        service.awaitHealth("schema", "DOWN");
        assertThat(service.get("/api/v1/users").path("type").asString())
                .isEqualTo("urn:userdata:problem:database-unavailable");
        send(0, 10);
        storage.kafka().ended(run, 10);
        storage.database().startAgain();

        service.awaitHealth("schema", "UP");
        awaitLedger(LedgerState.BALANCED);
    }

    @Test
    @Order(3)
    void aRefusedPasswordIsSaidAndTheServiceBeginsWhenItIsCorrected() throws SQLException {
        storage.stopService();
        setPassword("rotated");
        try {
            StorageInstance service = storage.startService();
            await().atMost(LONG).until(() -> service.get("/actuator/health/readiness")
                    .toString()
                    .contains("the database refuses the role or its password (28P01)"));
        } finally {
            setPassword(storage.database().password());
        }
        send(0, 10);
        storage.kafka().ended(run, 10);
        awaitLedger(LedgerState.BALANCED);
    }

    private static void setPassword(String password) throws SQLException {
        asAdministrator("ALTER ROLE " + storage.database().username() + " PASSWORD '" + password + "'");
    }

    private static void asAdministrator(String sql) throws SQLException {
        Database database = storage.database();
        try (Connection administrator =
                        DriverManager.getConnection(database.jdbcUrl(), "postgres", database.password());
                Statement statement = administrator.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    @Order(2)
    void anInstanceThatHasStoppedHasLeftItsGroup() throws Exception {
        storage.service();
        await().atMost(LONG).until(storage.kafka()::everyConsumerHasJoined);
        storage.stopService();
        assertThat(storage.kafka().group().members()).isEmpty();
    }

    @Test
    void whatIsReadAgainCountsAsRedelivered() {
        storage.service();
        send(0, 300);
        storage.kafka().ended(run, 300);
        LedgerView before = awaitLedger(LedgerState.BALANCED);
        storage.stopService();
        await().atMost(LONG).ignoreExceptions().until(() -> {
            storage.kafka().rewind(Topics.ENRICHED_LIVE);
            return true;
        });
        StorageInstance service = storage.service();

        await().atMost(LONG).until(() -> service.ledger(run).redelivered() >= 150);
        LedgerView after = service.ledger(run);
        assertThat(after.inserted()).isEqualTo(before.inserted());
        assertThat(after.stale()).isEqualTo(before.stale());
        assertThat(after.balanced()).isTrue();
    }

    @Test
    void anUnexplainedFaultStopsTheListenerUntilARestart() {
        StorageInstance service = storage.service();
        service.database().sql("ALTER TABLE users RENAME TO elsewhere").update();
        send(0, 2);
        service.awaitHealth("flow", "DOWN");
        await().atMost(LONG).until(() -> service.get("/actuator/health/readiness")
                .toString()
                .contains("neither the database's nor a record's (42P01)"));
        assertThat(count("SELECT count(*) FROM quarantined_records")).isZero();

        service.database().sql("ALTER TABLE elsewhere RENAME TO users").update();
        storage.stopService();
        storage.service();
        storage.kafka().ended(run, 2);
        awaitLedger(LedgerState.BALANCED);
    }

    @Test
    void aStopWhileABatchIsTriedAgainLosesNothing() {
        StorageInstance service = storage.service();
        UUID before = UUID.randomUUID();
        storage.kafka()
                .send(
                        SampleRecord.of(1, 0).of(before),
                        SampleRecord.of(2, 1).of(before).backfilled());
        storage.kafka().ended(before, 2);
        await().atMost(LONG)
                .ignoreExceptions()
                .until(() -> service.ledger(before).balanced()); // offsets are committed
        storage.database().stop();
        send(0, 20);
        service.awaitHealth("flow", "DOWN");
        storage.stopService();

        storage.database().startAgain();
        storage.service();
        storage.kafka().ended(run, 20);
        assertThat(awaitLedger(LedgerState.BALANCED).published()).isEqualTo(20);
    }

    /** Every fifth number is a new user; even numbers travel the live lane. */
    private void send(int from, int to) {
        for (int number = from; number < to; number++) {
            SampleRecord sample = SampleRecord.of(number / 5, number).of(run);
            storage.kafka().send(number % 2 == 0 ? sample : sample.backfilled());
        }
    }

    private LedgerView awaitLedger(LedgerState state) {
        StorageInstance service = storage.startService();
        await().atMost(LONG).ignoreExceptions().until(() -> service.ledger(run).state() == state);
        return service.ledger(run);
    }

    private static long count(String sql) {
        return storage.startService().database().sql(sql).query(Long.class).single();
    }
}
