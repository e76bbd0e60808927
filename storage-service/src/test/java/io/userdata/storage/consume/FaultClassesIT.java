package io.userdata.storage.consume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.userdata.localstack.database.Database;
import io.userdata.storage.fault.FaultClass;
import io.userdata.storage.fixture.SampleRecord;
import io.userdata.storage.fixture.StorageInstance;
import io.userdata.storage.fixture.TestDatabase;
import io.userdata.storage.ledger.LedgerView;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What PostgreSQL itself says when it is broken, busy or refuses a row, and what becomes of the batch then. */
class FaultClassesIT {
    private static final String SLOW = "PERFORM pg_sleep(30)";

    private static Database database;
    private static StorageInstance service;

    private DatabaseAdministrator administrator;

    @BeforeAll
    static void start() {
        database = Database.start(StorageInstance.folder("database"), 0);
        service = StorageInstance.withoutBroker(
                TestDatabase.of(database),
                "spring.datasource.hikari.data-source-properties.options="
                        + "-c statement_timeout=8s -c lock_timeout=3s -c idle_in_transaction_session_timeout=8s");
    }

    @AfterAll
    static void stop() {
        service.close();
        database.close();
    }

    @BeforeEach
    void connect() throws SQLException {
        administrator = new DatabaseAdministrator(database);
    }

    @AfterEach
    void forget() throws SQLException {
        administrator.removeFault();
        administrator.close();
        await().ignoreExceptions().until(() -> {
            service.clear();
            return true;
        });
    }

    @Test
    void aLockThatIsHeldTooLongIsWaitedFor() throws SQLException {
        administrator.begin();
        administrator.execute("LOCK TABLE users IN ACCESS EXCLUSIVE MODE");
        breaksWith("55P03");
        administrator.removeFault();

        storesAfterAll();
    }

    @Test
    void aStatementThatTakesTooLongIsTriedAgain() throws SQLException {
        administrator.onInsert(SLOW);
        breaksWith("57014");
        administrator.removeFault();

        storesAfterAll();
    }

    @Test
    void aDeadlockIsTriedAgain() throws SQLException {
        List<SampleRecord> users = Stream.of(SampleRecord.of(1, 0), SampleRecord.of(2, 1))
                .sorted(Comparator.comparing(sample -> sample.userId().toString()))
                .toList();
        service.store(users.toArray(SampleRecord[]::new));
        administrator.begin();
        administrator.lock(users.get(1));
        CompletableFuture<Void> other = CompletableFuture.runAsync(() -> {
            await().until(administrator::isLockAwaited);
            administrator.lock(users.get(0));
        });
        assertThatThrownBy(() -> service.store(
                        users.get(0).numbered(2).at(9), users.get(1).numbered(3).at(9)))
                .isInstanceOfSatisfying(BatchNotStoredException.class, broken -> assertThat(broken.fault())
                        .isEqualTo(new FaultClass.Infrastructure("40P01")));
        other.join();
        administrator.removeFault();

        service.store(users.get(0).numbered(2).at(9), users.get(1).numbered(3).at(9));
        assertThat(service.ledger(SampleRecord.RUN).unchanged()).isEqualTo(2);
    }

    @Test
    void aReadOnlyDatabaseIsWaitedFor() throws SQLException {
        administrator.execute("ALTER ROLE " + database.username() + " SET default_transaction_read_only = on");
        administrator.terminate();
        await().untilAsserted(() -> breaksWith("25006")); // at first the pool's connections are found dead
        administrator.removeFault();
        administrator.terminate();

        await().ignoreExceptions().until(FaultClassesIT::stores);
        storesAfterAll();
    }

    @Test
    void aServerWithoutAFreeConnectionIsWaitedFor() throws SQLException {
        administrator.execute("ALTER ROLE " + database.username() + " CONNECTION LIMIT 0");
        administrator.terminate();
        await().untilAsserted(() -> breaksWith("53300"));
        administrator.removeFault();

        await().ignoreExceptions().until(FaultClassesIT::stores);
        storesAfterAll();
    }

    /** Raised by a trigger: they cannot be brought about at will, the way from the server is the same. */
    @ParameterizedTest
    @ValueSource(strings = {"40001", "53100", "53200", "53400", "58030", "57P03", "25P03", "25P04"})
    void whatIsTheDatabasesFaultIsTriedAgain(String state) throws SQLException {
        administrator.onInsert("RAISE EXCEPTION 'no' USING ERRCODE = '" + state + "'");
        breaksWith(state);
        administrator.removeFault();

        storesAfterAll();
    }

    @ParameterizedTest
    @ValueSource(strings = {"42883", "XX000", "P0001", "0A000"})
    void anUnexplainedFaultIsToldAndQuarantinesNothing(String state) throws SQLException {
        administrator.onInsert("RAISE EXCEPTION 'no' USING ERRCODE = '" + state + "'");
        assertThatThrownBy(() -> service.store(SampleRecord.of(1, 0)))
                .isInstanceOfSatisfying(BatchNotStoredException.class, broken -> assertThat(broken.fault())
                        .isEqualTo(new FaultClass.Unexplained(state)));
        administrator.removeFault();

        storesAfterAll();
    }

    @Test
    void aRowAgainstAConstraintLeavesAlone() throws SQLException {
        administrator.execute("ALTER TABLE users ADD CONSTRAINT obstacle CHECK (address_city <> 'refused')");
        leavesAlone("refused", "23514");
    }

    @Test
    void aTextTooLongForItsIndexLeavesAlone() throws SQLException {
        administrator.execute("CREATE INDEX obstacle ON users (address_city)");
        StringBuilder text = new StringBuilder();
        new Random(1).ints(9000, 'a', 'z').forEach(letter -> text.append((char) letter));
        leavesAlone(text.toString(), "54000");
    }

    @Test
    void aTextWithNulLeavesAlone() {
        leavesAlone("a\u0000b", "22021");
    }

    private static void leavesAlone(String city, String state) {
        service.store(SampleRecord.of(1, 0), SampleRecord.of(2, 1).in(city), SampleRecord.of(3, 2));

        LedgerView ledger = service.ledger(SampleRecord.RUN);
        assertThat(ledger.inserted()).isEqualTo(2);
        assertThat(ledger.quarantined()).isEqualTo(1);
        assertThat(service.database()
                        .sql("SELECT message FROM quarantined_records WHERE sequence = 1")
                        .query(String.class)
                        .single())
                .contains(state);
    }

    private static void breaksWith(String state) {
        assertThatThrownBy(() -> service.store(SampleRecord.of(1, 0)))
                .isInstanceOfSatisfying(BatchNotStoredException.class, broken -> assertThat(broken.fault())
                        .isEqualTo(new FaultClass.Infrastructure(state)));
    }

    /** The same batch again is stored, once, and nothing of it is in quarantine. */
    private static void storesAfterAll() {
        stores();
        LedgerView ledger = service.ledger(SampleRecord.RUN);
        assertThat(ledger.inserted()).isEqualTo(1);
        assertThat(ledger.quarantined()).isZero();
        assertThat(service.database()
                        .sql("SELECT count(*) FROM quarantined_records")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    private static boolean stores() {
        service.store(SampleRecord.of(1, 0));
        return true;
    }
}
