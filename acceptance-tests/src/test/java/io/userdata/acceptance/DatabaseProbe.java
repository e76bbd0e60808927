package io.userdata.acceptance;

import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Looks into the database of a running stack. */
final class DatabaseProbe implements AutoCloseable {
    private final Connection connection;

    /** Connects to a {@code DATABASE_URL}. */
    DatabaseProbe(String databaseUrl) throws SQLException {
        URI uri = URI.create(databaseUrl);
        String[] user = uri.getUserInfo().split(":", 2);
        this.connection = DriverManager.getConnection(
                "jdbc:postgresql://" + uri.getHost() + ":" + uri.getPort() + uri.getPath(), user[0], user[1]);
    }

    /** The first column of every row. */
    List<String> column(String sql) throws SQLException {
        List<String> column = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                column.add(String.valueOf(rows.getString(1)));
            }
        }
        return column;
    }

    long count(String sql) throws SQLException {
        return Long.parseLong(column(sql).get(0));
    }

    /** The users as they are, but for when they were last looked at. */
    String usersDigest() throws SQLException {
        return column("SELECT md5(string_agg(u::text, '' ORDER BY user_id)) FROM users u")
                .get(0);
    }

    /** Every row of every table as text. */
    List<String> everything() throws SQLException {
        List<String> rows = new ArrayList<>();
        for (String table : column("SELECT format('%I.%I', schemaname, relname) FROM pg_stat_user_tables")) {
            rows.addAll(column("SELECT t::text FROM " + table + " t"));
        }
        // bytea shows as hexadecimal
        rows.addAll(column("SELECT encode(bytes, 'escape') FROM quarantined_records WHERE bytes IS NOT NULL"));
        return rows;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
