package io.userdata.storage.user;

import io.userdata.events.record.EnrichedRecord;
import io.userdata.storage.ledger.Outcome;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.Session;
import org.springframework.dao.CannotAcquireLockException;

/** The guarded upsert as a native query: every column is one array, cast by PostgreSQL. */
final class GuardedUpsertStatement implements GuardedUpsert {
    private static final int RETURNS_OLD = 18;

    private final EntityManager entities;

    GuardedUpsertStatement(EntityManager entities) {
        this.entities = entities;
    }

    @Override
    public Map<UUID, Outcome> applyNewer(Collection<EnrichedRecord> records, Instant now) {
        return applyNewer(text(), records, now);
    }

    /** By one of the two texts of {@link UpsertSql}. */
    Map<UUID, Outcome> applyNewer(String text, Collection<EnrichedRecord> records, Instant now) {
        Query query = entities.createNativeQuery(text, Tuple.class).setParameter("now", now.toString());
        UserColumns.ALL.forEach(column -> bind(query, column, records));
        Map<UUID, Outcome> outcomes = new HashMap<>();
        for (Tuple row : rows(query)) {
            outcomes.put(row.get("user_id", UUID.class), outcome(row));
        }
        return outcomes;
    }

    @Override
    public void eraseHistory(Collection<EnrichedRecord> deletes) {
        Query query = entities.createNativeQuery(UpsertSql.ERASE);
        UserColumns.ALL.stream()
                .filter(column -> column.part() == UserColumn.Part.VERSION
                        || column.name().equals("user_id"))
                .forEach(column -> bind(query, column, deletes));
        query.executeUpdate();
    }

    /** By the server that this transaction is on: an instance may outlive the upgrade of its database. */
    private String text() {
        int version = entities.unwrap(Session.class)
                .doReturningWork(connection -> connection.getMetaData().getDatabaseMajorVersion());
        return version >= RETURNS_OLD ? UpsertSql.RETURNING_OLD : UpsertSql.JOINING;
    }

    private static void bind(Query query, UserColumn column, Collection<EnrichedRecord> records) {
        query.setParameter(column.name(), column.values(records, records.size()));
    }

    @SuppressWarnings("unchecked") // a query made for tuples
    private static List<Tuple> rows(Query query) {
        return query.getResultList();
    }

    private static Outcome outcome(Tuple row) {
        if (row.get("inserted", Boolean.class)) {
            return Outcome.INSERTED;
        }
        if (row.get("raced", Boolean.class)) {
            throw new CannotAcquireLockException("another transaction inserted one of these users meanwhile");
        }
        return row.get("unchanged", Boolean.class) ? Outcome.UNCHANGED : Outcome.UPDATED;
    }
}
