package io.userdata.storage.user.write;

import io.userdata.events.record.EnrichedRecord;
import io.userdata.storage.ledger.RecordOutcome;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.Session;
import org.hibernate.query.TypedParameterValue;
import org.hibernate.type.BindableType;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.stereotype.Repository;

/**
 * Writes many users in one statement, each only where its version is newer than the row's: a native query whose columns
 * are one array each.
 */
@Repository
class GuardedUpsert {
    private static final int RETURNS_OLD = 18;

    private final EntityManager entities;

    GuardedUpsert(EntityManager entities) {
        this.entities = entities;
    }

    /**
     * Applies records of different users, with their history.
     *
     * @return what became of each user's record; a user without an outcome was not newer
     * @throws org.springframework.dao.ConcurrencyFailureException when another transaction wrote one of the users in
     *     the same moment: the same again will work
     */
    public Map<UUID, RecordOutcome> applyNewer(Collection<EnrichedRecord> records, Instant now) {
        return applyNewer(text(), records, now);
    }

    /** By one of the two texts of {@link UpsertSql}. */
    Map<UUID, RecordOutcome> applyNewer(String text, Collection<EnrichedRecord> records, Instant now) {
        Query query = entities.createNativeQuery(text, Object[].class).setParameter("now", now.toString());
        bind(query, UserColumns.ALL, records);
        Map<UUID, RecordOutcome> outcomes = new HashMap<>(2 * records.size());
        for (Object[] row : rows(query)) {
            outcomes.put((UUID) row[0], outcome((boolean) row[1], (boolean) row[2], (boolean) row[3]));
        }
        return outcomes;
    }

    /** Clears what the history holds of users from before they were deleted. */
    public void eraseHistory(Collection<EnrichedRecord> deletes) {
        Query query = entities.createNativeQuery(UpsertSql.ERASE);
        bind(query, UserColumns.VERSIONED, deletes);
        query.executeUpdate();
    }

    /** By the server that this transaction is on: an instance may outlive the upgrade of its database. */
    private String text() {
        int version = entities.unwrap(Session.class)
                .doReturningWork(connection -> connection.getMetaData().getDatabaseMajorVersion());
        return version >= RETURNS_OLD ? UpsertSql.RETURNING_OLD : UpsertSql.JOINING;
    }

    private void bind(Query query, List<UserColumn> columns, Collection<EnrichedRecord> records) {
        BindableType<ColumnArray> type = ColumnArrayType.in(entities.unwrap(Session.class));
        List<UserRow> rows = records.stream().map(UserRow::of).toList();
        for (UserColumn column : columns) {
            query.setParameter(column.name(), new TypedParameterValue<>(type, column.of(rows)));
        }
    }

    @SuppressWarnings("unchecked") // a query made for arrays
    private static List<Object[]> rows(Query query) {
        return query.getResultList();
    }

    private static RecordOutcome outcome(boolean inserted, boolean unchanged, boolean raced) {
        if (inserted) {
            return RecordOutcome.INSERTED;
        }
        if (raced) {
            throw new CannotAcquireLockException("another transaction inserted one of these users meanwhile");
        }
        return unchanged ? RecordOutcome.UNCHANGED : RecordOutcome.UPDATED;
    }
}
