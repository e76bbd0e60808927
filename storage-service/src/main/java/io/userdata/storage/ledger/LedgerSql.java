package io.userdata.storage.ledger;

/** The statements of the ledger, on PostgreSQL's sets of numbers. */
final class LedgerSql {
    /** Numbers in a chunk: a row of more costs too much to write again, a row of fewer makes too many. */
    static final int CHUNK = 8192;

    private static final String STORED = "(l.inserted + l.updated + l.unchanged + l.stale)";
    private static final String KNOWN = "(" + STORED + " + l.discarded + l.quarantined)";
    private static final String FINAL = "(" + STORED + " + l.discarded)";
    private static final String GIVEN = "(excluded.inserted + excluded.updated + excluded.unchanged + excluded.stale)";
    private static final String AGAIN = "(" + GIVEN + " * " + FINAL + " + excluded.quarantined * " + KNOWN + ")";

    /**
     * One write of each chunk, in key order: the row's lock keeps two writers from giving a number two outcomes. Answers
     * the numbers that were not new, as all of a forgotten run are.
     */
    static final String ACCOUNT = """
            WITH delivered AS (
              SELECT run_id, slice, partition, sequence / %1$d AS chunk, sequence, outcome, copies
              FROM unnest(cast(:runs as uuid[]), cast(:slices as int[]), cast(:partitions as int[]),
                          cast(:sequences as bigint[]), cast(:outcomes as text[]), cast(:copies as int[]))
                   AS g(run_id, slice, partition, sequence, outcome, copies)
            ), forgotten AS MATERIALIZED (
              SELECT run_id FROM forgotten_runs WHERE run_id = ANY(cast(:runs as uuid[]))
            ), given AS (
              SELECT * FROM delivered d WHERE NOT EXISTS (SELECT FROM forgotten f WHERE f.run_id = d.run_id)
            ), accounted AS (
              INSERT INTO run_ledger AS l (run_id, slice, partition, chunk,
                                           inserted, updated, unchanged, stale, quarantined, redelivered, changed_at)
              SELECT run_id, slice, partition, chunk,
                %2$s, %3$s, %4$s, %5$s, %6$s,
                sum(copies), cast(:now as timestamptz)
              FROM given
              GROUP BY run_id, slice, partition, chunk
              ORDER BY run_id, slice, partition, chunk
              ON CONFLICT (run_id, slice, partition, chunk) DO UPDATE SET
                inserted = l.inserted + (excluded.inserted - %7$s),
                updated = l.updated + (excluded.updated - %7$s),
                unchanged = l.unchanged + (excluded.unchanged - %7$s),
                stale = l.stale + (excluded.stale - %7$s),
                quarantined = l.quarantined - %8$s + (excluded.quarantined - %7$s),
                redelivered = l.redelivered + excluded.redelivered + count_numbers(%9$s),
                last_again = %9$s,
                last_moved = %8$s * l.quarantined,
                changed_at = CASE WHEN %8$s + excluded.quarantined <@ %10$s
                                  THEN l.changed_at ELSE excluded.changed_at END
              RETURNING l.run_id, l.slice, l.partition, l.chunk, l.last_again, l.last_moved
            )
            SELECT g.run_id, g.slice, g.partition, g.sequence, g.sequence <@ a.last_moved AS moved
            FROM given g JOIN accounted a USING (run_id, slice, partition, chunk)
            WHERE g.sequence <@ a.last_again OR g.sequence <@ a.last_moved
            UNION ALL
            SELECT d.run_id, d.slice, d.partition, d.sequence, false FROM delivered d JOIN forgotten USING (run_id)
            """.formatted(
                    CHUNK,
                    numbers(RecordOutcome.INSERTED),
                    numbers(RecordOutcome.UPDATED),
                    numbers(RecordOutcome.UNCHANGED),
                    numbers(RecordOutcome.STALE),
                    numbers(RecordOutcome.QUARANTINED),
                    FINAL,
                    GIVEN,
                    AGAIN,
                    KNOWN);

    /** The counts of a run; no row for an unknown run, and for a forgotten one. */
    static final String COUNTS = """
            SELECT r.source, r.kind, r.state, r.changed_at AS run_changed_at, r.passed_at IS NOT NULL AS passed,
              r.settled_at, r.settled_by, r.settled_note, l.*, s.published
            FROM (SELECT cast(:run as uuid) AS run_id) asked
            LEFT JOIN runs r USING (run_id)
            CROSS JOIN (
              SELECT count(*) AS chunks, max(changed_at) AS ledger_changed_at,
                coalesce(sum(count_numbers(inserted)), 0) AS inserted,
                coalesce(sum(count_numbers(updated)), 0) AS updated,
                coalesce(sum(count_numbers(unchanged)), 0) AS unchanged,
                coalesce(sum(count_numbers(stale)), 0) AS stale,
                coalesce(sum(count_numbers(quarantined)), 0) AS quarantined,
                coalesce(sum(count_numbers(discarded)), 0) AS discarded,
                coalesce(sum(redelivered), 0) AS redelivered
              FROM run_ledger WHERE run_id = cast(:run as uuid)
            ) l
            CROSS JOIN (
              SELECT coalesce(sum(p), 0) AS published
              FROM run_slices, unnest(published) AS p WHERE run_id = cast(:run as uuid)
            ) s
            WHERE (r.run_id IS NOT NULL OR l.chunks > 0)
              AND NOT EXISTS (SELECT FROM forgotten_runs f WHERE f.run_id = asked.run_id)
            """;

    /** The published numbers without an outcome, as ranges, with their count over all. */
    static final String MISSING = """
            WITH published AS (
              SELECT s.slice, cast(p.ordinality - 1 AS int) AS partition, p.numbers
              FROM run_slices s, unnest(s.published) WITH ORDINALITY AS p(numbers, ordinality)
              WHERE s.run_id = cast(:run as uuid)
            ), accounted AS (
              SELECT slice, partition, range_agg(%s) AS numbers
              FROM run_ledger l WHERE run_id = cast(:run as uuid)
              GROUP BY slice, partition
            )
            SELECT p.slice, p.partition, lower(gap) AS first, upper(gap) AS past,
                   sum(upper(gap) - lower(gap)) OVER () AS missing
            FROM published p
            LEFT JOIN accounted a USING (slice, partition),
            unnest(int8multirange(int8range(0, p.numbers)) - coalesce(a.numbers, '{}')) AS gap
            ORDER BY p.slice, p.partition, lower(gap)
            LIMIT :limit
            """.formatted(KNOWN);

    private LedgerSql() {}

    private static String numbers(RecordOutcome outcome) {
        return "coalesce(range_agg(int8range(sequence, sequence + 1)) FILTER (WHERE outcome = '" + outcome.text()
                + "'), '{}')";
    }
}
