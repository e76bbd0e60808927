package io.userdata.localstack.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.userdata.localstack.process.StartFailedException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseIT {
    @TempDir
    Path folder;

    @Test
    void isDurableAndKeepsItsRowsThroughAStopAndACrash() throws Exception {
        try (Database database = Database.start(folder, 0)) {
            execute(database, "create table kept (id int)");
            execute(database, "insert into kept values (1)");
            database.stop();
            database.startAgain();
            execute(database, "insert into kept values (2)");
            database.kill();
            assertThat(database.process().isAlive()).isFalse();
            database.startAgain();
            assertThat(query(database, "select count(*) from kept")).isEqualTo("2");
            assertThat(query(database, "show fsync")).isEqualTo("on");
            assertThat(query(database, "show synchronous_commit")).isEqualTo("on");
            assertThat(query(database, "show server_encoding")).isEqualTo("UTF8");
        }
    }

    @Test
    void askForThePasswordThatOnlyItsOwnerCanRead() throws Exception {
        try (Database database = Database.start(folder, 0)) {
            assertThatThrownBy(() -> DriverManager.getConnection(database.jdbcUrl(), database.username(), "wrong"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password authentication failed");
            assertThat(Files.getPosixFilePermissions(folder.resolve("password")))
                    .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        }
    }

    @Test
    void errorsPutNoDataIntoTheLog() throws Exception {
        try (Database database = Database.start(folder, 0)) {
            execute(database, "create table single (name text primary key)");
            execute(database, "insert into single values ('Grace Hopper')");
            assertThatThrownBy(() -> execute(database, "insert into single values ('Grace Hopper')"))
                    .isInstanceOf(SQLException.class);
            assertThat(folder.resolve("postgres.log"))
                    .content()
                    .contains("duplicate key")
                    .doesNotContain("Grace", database.password());
        }
    }

    @Test
    void aTakenPortIsNamed() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> Database.start(folder, taken.getLocalPort()))
                    .isInstanceOf(StartFailedException.class)
                    .hasMessage("Port " + taken.getLocalPort() + " (PostgreSQL) is taken by another program.");
        }
    }

    private static void execute(Database database, String sql) throws SQLException {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String query(Database database, String sql) throws SQLException {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static Connection connect(Database database) throws SQLException {
        return DriverManager.getConnection(database.jdbcUrl(), database.username(), database.password());
    }
}
