package io.userdata.storage.user;

import io.userdata.events.record.EnrichedRecord;
import io.userdata.storage.ledger.Outcome;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
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
        Query query = entities.createNativeQuery(text, Object[].class).setParameter("now", now.toString());
        UserColumns.ALL.forEach(column -> bind(query, column, records));
        Map<UUID, Outcome> outcomes = new HashMap<>(2 * records.size());
        for (Object[] row : rows(query)) {
            outcomes.put((UUID) row[0], outcome((boolean) row[1], (boolean) row[2], (boolean) row[3]));
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

    @SuppressWarnings("unchecked") // a query made for arrays
    private static List<Object[]> rows(Query query) {
        return query.getResultList();
    }

    private static Outcome outcome(boolean inserted, boolean unchanged, boolean raced) {
        if (inserted) {
            return Outcome.INSERTED;
        }
        if (raced) {
            throw new CannotAcquireLockException("another transaction inserted one of these users meanwhile");
        }
        return unchanged ? Outcome.UNCHANGED : Outcome.UPDATED;
    }
}
