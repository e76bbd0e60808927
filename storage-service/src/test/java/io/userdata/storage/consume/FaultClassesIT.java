package io.userdata.storage.consume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.userdata.localstack.database.Database;
import io.userdata.storage.SampleRecord;
import io.userdata.storage.fault.FaultClass;
import io.userdata.storage.ledger.LedgerView;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
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

    private Connection administrator;

    @BeforeAll
    static void start() {
        database = Database.start(StorageInstance.folder("database"), 0);
        service = StorageInstance.withoutBroker(
                database,
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
        administrator = DriverManager.getConnection(database.jdbcUrl(), "postgres", database.password());
    }

    @AfterEach
    void forget() throws SQLException {
        removeFault();
        administrator.close();
        await().ignoreExceptions().until(() -> {
            service.clear();
            return true;
        });
    }

    /** Takes away what made the service's statements fail. */
    private void removeFault() throws SQLException {
        if (!administrator.getAutoCommit()) {
            administrator.rollback();
            administrator.setAutoCommit(true);
        }
        execute("DROP FUNCTION IF EXISTS obstacle CASCADE");
        execute("DROP INDEX IF EXISTS obstacle");
        execute("ALTER TABLE users DROP CONSTRAINT IF EXISTS obstacle");
        execute("ALTER ROLE " + database.username() + " RESET default_transaction_read_only");
        execute("ALTER ROLE " + database.username() + " CONNECTION LIMIT -1");
    }

    @Test
    void aLockThatIsHeldTooLongIsWaitedFor() throws SQLException {
        administrator.setAutoCommit(false);
        execute("LOCK TABLE users IN ACCESS EXCLUSIVE MODE");
        breaksWith("55P03");
        removeFault();

        storesAfterAll();
    }

    @Test
    void aStatementThatTakesTooLongIsTriedAgain() throws SQLException {
        onInsert(SLOW);
        breaksWith("57014");
        removeFault();

        storesAfterAll();
    }

    @Test
    void aDeadlockIsTriedAgain() throws SQLException {
        List<SampleRecord> users = Stream.of(SampleRecord.of(1, 0), SampleRecord.of(2, 1))
                .sorted(Comparator.comparing(sample -> sample.userId().toString()))
                .toList();
        service.store(users.toArray(SampleRecord[]::new));
        administrator.setAutoCommit(false);
        lock(users.get(1));
        CompletableFuture<Void> other = CompletableFuture.runAsync(() -> {
            await().until(this::someoneWaits);
            lock(users.get(0));
        });
        assertThatThrownBy(() -> service.store(
                        users.get(0).numbered(2).at(9), users.get(1).numbered(3).at(9)))
                .isInstanceOfSatisfying(BatchNotStoredException.class, broken -> assertThat(broken.fault())
                        .isEqualTo(new FaultClass.Infrastructure("40P01")));
        other.join();
        removeFault();

        service.store(users.get(0).numbered(2).at(9), users.get(1).numbered(3).at(9));
        assertThat(service.ledger(SampleRecord.RUN).unchanged()).isEqualTo(2);
    }

    @Test
    void aReadOnlyDatabaseIsWaitedFor() throws SQLException {
        execute("ALTER ROLE " + database.username() + " SET default_transaction_read_only = on");
        terminate();
        await().untilAsserted(() -> breaksWith("25006")); // at first the pool's connections are found dead
        removeFault();
        terminate();

        await().ignoreExceptions().until(FaultClassesIT::stores);
        storesAfterAll();
    }

    @Test
    void aServerWithoutAFreeConnectionIsWaitedFor() throws SQLException {
        execute("ALTER ROLE " + database.username() + " CONNECTION LIMIT 0");
        terminate();
        await().untilAsserted(() -> breaksWith("53300"));
        removeFault();

        await().ignoreExceptions().until(FaultClassesIT::stores);
        storesAfterAll();
    }

    /** Raised by a trigger: they cannot be brought about at will, the way from the server is the same. */
    @ParameterizedTest
    @ValueSource(strings = {"40001", "53100", "53200", "53400", "58030", "57P03", "25P03", "25P04"})
    void whatIsTheDatabasesFaultIsTriedAgain(String state) throws SQLException {
        onInsert("RAISE EXCEPTION 'no' USING ERRCODE = '" + state + "'");
        breaksWith(state);
        removeFault();

        storesAfterAll();
    }

    @ParameterizedTest
    @ValueSource(strings = {"42883", "XX000", "P0001", "0A000"})
    void anUnexplainedFaultIsToldAndQuarantinesNothing(String state) throws SQLException {
        onInsert("RAISE EXCEPTION 'no' USING ERRCODE = '" + state + "'");
        assertThatThrownBy(() -> service.store(SampleRecord.of(1, 0)))
                .isInstanceOfSatisfying(BatchNotStoredException.class, broken -> assertThat(broken.fault())
                        .isEqualTo(new FaultClass.Unexplained(state)));
        removeFault();

        storesAfterAll();
    }

    @Test
    void aRowAgainstAConstraintLeavesAlone() throws SQLException {
        execute("ALTER TABLE users ADD CONSTRAINT obstacle CHECK (address_city <> 'refused')");
        leavesAlone("refused", "23514");
    }

    @Test
    void aTextTooLongForItsIndexLeavesAlone() throws SQLException {
        execute("CREATE INDEX obstacle ON users (address_city)");
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

    private void onInsert(String what) throws SQLException {
        execute("CREATE FUNCTION obstacle() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN " + what
                + "; RETURN NEW; END $$");
        execute("CREATE TRIGGER obstacle BEFORE INSERT ON users FOR EACH ROW EXECUTE FUNCTION obstacle()");
    }

    private void lock(SampleRecord user) {
        execute("SELECT 1 FROM users WHERE user_id = '" + user.userId() + "' FOR UPDATE");
    }

    private boolean someoneWaits() throws SQLException {
        return has("SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock'");
    }

    private void terminate() throws SQLException {
        has("SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE usename = '" + database.username()
                + "'");
    }

    private boolean has(String sql) throws SQLException {
        try (Statement statement = administrator.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            return rows.next();
        }
    }

    private void execute(String sql) {
        try (Statement statement = administrator.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
