package io.userdata.storage.ledger;

import io.userdata.events.record.Coordinates;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Gives every number its outcome, once. */
@Component
public class LedgerWriter {
    private final NamedParameterJdbcOperations database;

    LedgerWriter(NamedParameterJdbcOperations database) {
        this.database = database;
    }

    /**
     * Accounts for delivered records, in the transaction that stores them. A number that already has an outcome keeps
     * it, but for a quarantined one of which a copy was stored.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Accounting account(List<Entry> entries, Instant now) {
        if (entries.isEmpty()) {
            return new Accounting(Set.of(), Set.of());
        }
        Set<Coordinates> again = new HashSet<>();
        Set<Coordinates> moved = new HashSet<>();
        database.query(LedgerSql.ACCOUNT, parameters(entries, now), (RowCallbackHandler)
                row -> (row.getBoolean("moved") ? moved : again).add(coordinates(row)));
        return new Accounting(again, moved);
    }

    private static MapSqlParameterSource parameters(List<Entry> entries, Instant now) {
        Map<Coordinates, Entry> firsts = new LinkedHashMap<>();
        Map<Coordinates, Integer> copies = new LinkedHashMap<>();
        for (Entry entry : entries) {
            firsts.putIfAbsent(entry.coordinates(), entry);
            copies.merge(entry.coordinates(), 1, Integer::sum);
        }
        List<Entry> given = new ArrayList<>(firsts.values());
        return new MapSqlParameterSource("now", now.toString())
                .addValue("runs", texts(given, Coordinates::runId))
                .addValue("slices", texts(given, Coordinates::slice))
                .addValue("partitions", texts(given, Coordinates::partition))
                .addValue("sequences", texts(given, Coordinates::sequence))
                .addValue(
                        "outcomes",
                        given.stream().map(entry -> entry.outcome().text()).toArray(String[]::new))
                .addValue("copies", texts(given, coordinates -> copies.getOrDefault(coordinates, 1) - 1));
    }

    private static String[] texts(List<Entry> entries, Function<Coordinates, Object> value) {
        return entries.stream()
                .map(entry -> value.apply(entry.coordinates()).toString())
                .toArray(String[]::new);
    }

    private static Coordinates coordinates(ResultSet row) throws SQLException {
        return new Coordinates(
                row.getObject("run_id", UUID.class),
                row.getInt("slice"),
                row.getInt("partition"),
                row.getLong("sequence"));
    }

    /** What became of one delivered record. */
    public record Entry(Coordinates coordinates, RecordOutcome outcome) {}

    /**
     * What was not new.
     *
     * @param again numbers that had an outcome before and kept it
     * @param moved numbers that were quarantined before and now have the outcome of the stored copy
     */
    public record Accounting(Set<Coordinates> again, Set<Coordinates> moved) {}
}
