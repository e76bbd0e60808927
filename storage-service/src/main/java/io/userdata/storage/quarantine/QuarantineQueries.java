package io.userdata.storage.quarantine;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Finds entries. */
@Component
@Transactional(readOnly = true)
public class QuarantineQueries {
    /** Replayed and not back yet: to ask again would only publish it twice. */
    private static final String NOT_UNDER_WAY =
            "NOT replay_pending AND (last_replayed_at IS NULL OR last_replayed_at < quarantined_at)";

    private final JdbcClient database;

    QuarantineQueries(JdbcClient database) {
        this.database = database;
    }

    /** The next page of at most {@code limit} entries, the newest first. */
    public QuarantineList list(QuarantineFilter filter, @Nullable Long after, int limit) {
        QuarantineFilterSql conditions = filter.conditions().and("id < :after", "after", after);
        return QuarantineList.of(
                find(QuarantineItem.COLUMNS, conditions, "id DESC", limit + 1, QuarantineItem::of), limit);
    }

    public Optional<QuarantineEntry> find(long id) {
        return database.sql("SELECT " + QuarantineEntry.COLUMNS + " FROM quarantined_records WHERE id = :id")
                .param("id", id)
                .query(QuarantineEntry::of)
                .optional();
    }

    /** How many open entries a replay of all that match would take up, from an id on. */
    public long countToReplay(QuarantineFilter filter, long after) {
        return count(openAfter(filter, after).and(NOT_UNDER_WAY));
    }

    /** How many open entries a discard of all that match would take up, from an id on. */
    public long countToDiscard(QuarantineFilter filter, long after) {
        return count(openAfter(filter, after));
    }

    /** The next open entries that are not being replayed already, by id. */
    public List<QuarantineEntry> toReplay(QuarantineFilter filter, long after, int limit) {
        QuarantineFilterSql conditions = openAfter(filter, after).and(NOT_UNDER_WAY);
        return find(QuarantineEntry.COLUMNS, conditions, "id", limit, QuarantineEntry::of);
    }

    /** The next open entries, by id. */
    public List<QuarantineItem> toDiscard(QuarantineFilter filter, long after, int limit) {
        return find(QuarantineItem.COLUMNS, openAfter(filter, after), "id", limit, QuarantineItem::of);
    }

    private static QuarantineFilterSql openAfter(QuarantineFilter filter, long after) {
        return filter.open().conditions().and("id > :after", "after", after);
    }

    private long count(QuarantineFilterSql conditions) {
        return database.sql("SELECT count(*) FROM quarantined_records WHERE " + conditions.text())
                .params(conditions.parameters())
                .query(Long.class)
                .single();
    }

    private <T> List<T> find(
            String columns, QuarantineFilterSql conditions, String order, int limit, RowMapper<T> row) {
        return database.sql("SELECT " + columns + " FROM quarantined_records WHERE " + conditions.text() + " ORDER BY "
                        + order + " LIMIT :limit")
                .params(conditions.parameters())
                .param("limit", limit)
                .query(row)
                .list();
    }
}
