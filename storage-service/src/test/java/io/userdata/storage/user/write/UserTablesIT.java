package io.userdata.storage.user.write;

import static org.assertj.core.api.Assertions.assertThat;

import io.userdata.storage.fixture.TestDatabase;
import io.userdata.storage.fixture.TestServers;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Names the column that the migrations have and the upsert does not fill, or the other way round. */
class UserTablesIT {
    private static JdbcClient database;

    @BeforeAll
    static void migrate() {
        TestDatabase fresh = TestServers.database();
        DriverManagerDataSource source =
                new DriverManagerDataSource(fresh.jdbcUrl(), fresh.username(), fresh.password());
        Flyway.configure().dataSource(source).load().migrate();
        database = JdbcClient.create(source);
    }

    @Test
    void usersHasAColumnForEveryArrayOfTheUpsert() {
        Map<String, String> expected = columns(column -> true);
        expected.putAll(Map.of("inserted_at", "timestamptz", "updated_at", "timestamptz", "previous_hash", "text"));

        assertThat(table("users")).isEqualTo(expected);
    }

    @Test
    void theHistoryHasAColumnForEveryFieldOfTheUser() {
        Map<String, String> expected = columns(column -> column.part() == UserColumn.Part.CONTENT);
        Map<String, String> versions = columns(column -> column.part() == UserColumn.Part.VERSION);
        expected.putAll(versions);
        versions.forEach((name, type) -> expected.put("before_" + name, type));
        expected.putAll(Map.of("user_id", "uuid", "changed_at", "timestamptz"));

        assertThat(table("user_changes")).isEqualTo(expected);
    }

    private static Map<String, String> columns(Predicate<UserColumn> which) {
        return UserColumns.ALL.stream()
                .filter(which)
                .collect(TreeMap::new, (all, column) -> all.put(column.name(), column.type()), TreeMap::putAll);
    }

    private static Map<String, String> table(String name) {
        Map<String, String> columns = new TreeMap<>();
        database.sql("SELECT attname, format_type(atttypid, NULL) FROM pg_attribute"
                        + " WHERE attrelid = cast(:table AS regclass) AND attnum > 0 AND NOT attisdropped")
                .param("table", name)
                .query(row -> {
                    columns.put(row.getString(1), row.getString(2).replace("timestamp with time zone", "timestamptz"));
                });
        return columns;
    }
}
