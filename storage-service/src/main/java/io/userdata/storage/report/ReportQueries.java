package io.userdata.storage.report;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads the views of the schema {@code reporting}; a view that is added there is a report without further doing. */
@Component
@Transactional(readOnly = true)
class ReportQueries {
    private static final String VIEWS = """
            SELECT c.relname AS view, coalesce(obj_description(c.oid, 'pg_class'), '') AS description
            FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE n.nspname = 'reporting' AND c.relkind IN ('v', 'm') ORDER BY c.relname
            """;

    private final JdbcClient database;
    private final ReportProperties properties;
    private final Clock clock;

    ReportQueries(JdbcClient database, ReportProperties properties, Clock clock) {
        this.database = database;
        this.properties = properties;
        this.clock = clock;
    }

    List<ReportInfo> all() {
        return database.sql(VIEWS)
                .query((row, number) -> ReportInfo.of(row.getString("view"), row.getString("description")))
                .list();
    }

    Optional<ReportResult> find(String name) {
        return all().stream()
                .filter(info -> info.name().equals(name))
                .findFirst()
                .map(this::count);
    }

    private ReportResult count(ReportInfo info) {
        database.sql("SELECT set_config('statement_timeout', :millis, true)")
                .param("millis", Long.toString(properties.timeout().toMillis()))
                .query(String.class)
                .single();
        List<String> columns = new ArrayList<>();
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        // The name is one of the catalogue's own.
        database.sql("SELECT * FROM reporting.\"" + ReportInfo.view(info.name()) + "\"")
                .query(result -> {
                    columns.addAll(columns(result));
                    while (result.next()) {
                        rows.add(row(result, columns));
                    }
                    return rows.size();
                });
        return new ReportResult(info.name(), info.description(), clock.instant(), columns, rows);
    }

    private static List<String> columns(ResultSet result) throws SQLException {
        ResultSetMetaData data = result.getMetaData();
        List<String> names = new ArrayList<>();
        for (int column = 1; column <= data.getColumnCount(); column++) {
            names.add(data.getColumnLabel(column));
        }
        return names;
    }

    private static Map<String, @Nullable Object> row(ResultSet result, List<String> columns) throws SQLException {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        for (int column = 1; column <= columns.size(); column++) {
            row.put(columns.get(column - 1), value(result.getObject(column)));
        }
        return row;
    }

    private static @Nullable Object value(@Nullable Object column) {
        if (column instanceof Timestamp time) {
            return time.toInstant();
        }
        return column instanceof Date day ? day.toLocalDate() : column;
    }
}
