package io.userdata.storage.database;

import io.userdata.storage.fixture.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * What a version of the service may count on in a schema.
 *
 * @param columns by table and name: their types
 * @param obligatory columns that every insert must fill
 * @param rules what refuses rows: constraints but NOT NULL, and unique indexes, each behind its table
 */
record SchemaOutline(Map<String, String> columns, Set<String> obligatory, Set<String> rules) {
    private static final String COLUMNS = """
            SELECT table_schema || '.' || table_name || '.' || column_name AS name, udt_name AS type,
              is_nullable = 'NO' AND column_default IS NULL AND is_identity = 'NO' AS obligatory
            FROM information_schema.columns
            WHERE table_schema IN ('public', 'reporting') AND table_name <> 'flyway_schema_history'
            """;
    private static final String RULES = """
            SELECT n.nspname || '.' || t.relname || ': ' || pg_get_constraintdef(c.oid) AS rule
            FROM pg_constraint c JOIN pg_class t ON t.oid = c.conrelid JOIN pg_namespace n ON n.oid = t.relnamespace
            WHERE n.nspname = 'public' AND c.contype <> 'n'
            UNION ALL
            SELECT schemaname || '.' || tablename || ': ' || indexdef FROM pg_indexes
            WHERE schemaname = 'public' AND indexdef LIKE 'CREATE UNIQUE%'
            """;

    /** Migrates a database up to a version, {@code latest} for all, and reads what there is. */
    static SchemaOutline of(TestDatabase database, String version, String... locations) {
        DriverManagerDataSource source =
                new DriverManagerDataSource(database.jdbcUrl(), database.username(), database.password());
        Flyway.configure()
                .dataSource(source)
                .locations(locations)
                .target(version)
                .load()
                .migrate();
        JdbcClient client = JdbcClient.create(source);
        Map<String, String> columns = new TreeMap<>();
        Set<String> obligatory = new TreeSet<>();
        client.sql(COLUMNS).query(row -> {
            columns.put(row.getString("name"), row.getString("type"));
            if (row.getBoolean("obligatory")) {
                obligatory.add(row.getString("name"));
            }
        });
        return new SchemaOutline(
                columns,
                obligatory,
                new TreeSet<>(client.sql(RULES).query(String.class).list()));
    }

    /** What a version that was made for this schema cannot do on another one, one sentence each. */
    List<String> brokenBy(SchemaOutline other) {
        List<String> broken = new ArrayList<>();
        columns.forEach((name, type) -> {
            String now = other.columns.get(name);
            if (now == null) {
                broken.add(name + " is gone");
            } else if (!now.equals(type)) {
                broken.add(name + " is another type");
            }
        });
        other.obligatory.stream()
                .filter(name -> hasTableOf(name) && !obligatory.contains(name))
                .forEach(name -> broken.add(name + " must be filled"));
        other.rules.stream()
                .filter(rule -> hasTableOf(rule.replaceFirst(":.*", ".")) && !rules.contains(rule))
                .forEach(rule -> broken.add(rule + " refuses rows"));
        return broken;
    }

    private boolean hasTableOf(String column) {
        String table = column.substring(0, column.lastIndexOf('.') + 1);
        return columns.keySet().stream().anyMatch(name -> name.startsWith(table));
    }
}
