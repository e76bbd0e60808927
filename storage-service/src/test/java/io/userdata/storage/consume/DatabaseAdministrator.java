package io.userdata.storage.consume;

import io.userdata.localstack.database.Database;
import io.userdata.storage.fixture.SampleRecord;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The superuser of a test's database server, who makes the service's statements fail. */
final class DatabaseAdministrator implements AutoCloseable {
    private final Connection connection;
    private final String role;

    DatabaseAdministrator(Database database) throws SQLException {
        this.connection = DriverManager.getConnection(database.jdbcUrl(), "postgres", database.password());
        this.role = database.username();
    }

    /** From here on locks are held until the fault is removed. */
    void begin() throws SQLException {
        connection.setAutoCommit(false);
    }

    /** Takes away what made the service's statements fail. */
    void removeFault() throws SQLException {
        if (!connection.getAutoCommit()) {
            connection.rollback();
            connection.setAutoCommit(true);
        }
        execute("DROP FUNCTION IF EXISTS obstacle CASCADE");
        execute("DROP INDEX IF EXISTS obstacle");
        execute("ALTER TABLE users DROP CONSTRAINT IF EXISTS obstacle");
        execute("ALTER ROLE " + role + " RESET default_transaction_read_only");
        execute("ALTER ROLE " + role + " CONNECTION LIMIT -1");
    }

    void onInsert(String what) throws SQLException {
        execute("CREATE FUNCTION obstacle() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN " + what
                + "; RETURN NEW; END $$");
        execute("CREATE TRIGGER obstacle BEFORE INSERT ON users FOR EACH ROW EXECUTE FUNCTION obstacle()");
    }

    void lock(SampleRecord user) {
        execute("SELECT 1 FROM users WHERE user_id = '" + user.userId() + "' FOR UPDATE");
    }

    boolean isLockAwaited() throws SQLException {
        return has("SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock'");
    }

    void terminate() throws SQLException {
        has("SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE usename = '" + role + "'");
    }

    private boolean has(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            return rows.next();
        }
    }

    void execute(String sql) {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
