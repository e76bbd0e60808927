package io.userdata.storage.ledger;

import io.userdata.events.record.Coordinates;
import java.util.List;
import java.util.function.Function;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Moves quarantined numbers to discarded. */
@Component
public class LedgerDiscardWriter {
    /** Rows are locked in key order, as {@link LedgerWriter} locks them; a number with another outcome keeps it. */
    private static final String DISCARD = """
            WITH given AS (
              SELECT run_id, slice, partition, sequence / %1$d AS chunk,
                     range_agg(int8range(sequence, sequence + 1)) AS numbers
              FROM unnest(cast(:runs as uuid[]), cast(:slices as int[]), cast(:partitions as int[]),
                          cast(:sequences as bigint[])) AS g(run_id, slice, partition, sequence)
              GROUP BY run_id, slice, partition, chunk
            ), locked AS (
              SELECT run_id, slice, partition, chunk FROM run_ledger JOIN given USING (run_id, slice, partition, chunk)
              ORDER BY run_id, slice, partition, chunk FOR UPDATE OF run_ledger
            )
            UPDATE run_ledger l
            SET discarded = l.discarded + g.numbers * l.quarantined, quarantined = l.quarantined - g.numbers
            FROM given g JOIN locked USING (run_id, slice, partition, chunk)
            WHERE (l.run_id, l.slice, l.partition, l.chunk) = (g.run_id, g.slice, g.partition, g.chunk)
            """.formatted(LedgerSql.CHUNK);

    private final NamedParameterJdbcOperations database;

    LedgerDiscardWriter(NamedParameterJdbcOperations database) {
        this.database = database;
    }

    /** Discards those of the numbers that are quarantined, in the transaction that closes their entries. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void discard(List<Coordinates> numbers) {
        if (!numbers.isEmpty()) {
            database.update(
                    DISCARD,
                    new MapSqlParameterSource("runs", texts(numbers, Coordinates::runId))
                            .addValue("slices", texts(numbers, Coordinates::slice))
                            .addValue("partitions", texts(numbers, Coordinates::partition))
                            .addValue("sequences", texts(numbers, Coordinates::sequence)));
        }
    }

    private static String[] texts(List<Coordinates> numbers, Function<Coordinates, Object> value) {
        return numbers.stream().map(value).map(Object::toString).toArray(String[]::new);
    }
}
