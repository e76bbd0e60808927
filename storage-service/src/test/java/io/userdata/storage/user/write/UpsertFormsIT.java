package io.userdata.storage.user.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.userdata.events.record.EnrichedRecord;
import io.userdata.storage.fixture.SampleRecord;
import io.userdata.storage.fixture.SharedStorage;
import io.userdata.storage.fixture.StorageInstance;
import io.userdata.storage.ledger.RecordOutcome;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.orm.jpa.SharedEntityManagerCreator;

/** The upsert has a text for PostgreSQL 18 and one for those before it: both do the same. */
class UpsertFormsIT {
    private static final int PERSONS = 12;
    private static final int BATCHES = 60;

    private static final StorageInstance service = SharedStorage.withoutBroker();
    private static final EntityManager entities =
            SharedEntityManagerCreator.createSharedEntityManager(service.bean(EntityManagerFactory.class));

    @BeforeEach
    void clear() {
        service.clear();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void bothFormsTellAndKeepTheSame(long seed) {
        List<Object> returningOld = whatBecomesOf(UpsertForm.RETURNING_OLD, new Random(seed));
        service.clear();
        List<Object> joining = whatBecomesOf(UpsertForm.JOINING, new Random(seed));

        assertThat(joining).isEqualTo(returningOld);
        assertThat(joining.toString())
                .contains(RecordOutcome.INSERTED.name(), RecordOutcome.UPDATED.name(), RecordOutcome.UNCHANGED.name());
    }

    @Test
    void theStateThatAnotherTransactionLeftMeanwhileIsReplaced() {
        Map<UUID, RecordOutcome> applied = race(UpsertForm.RETURNING_OLD).join();

        assertThat(applied).containsExactly(Map.entry(SampleRecord.of(1, 0).userId(), RecordOutcome.UPDATED));
        assertThat(service.database()
                        .sql("SELECT address_city FROM user_changes")
                        .query(String.class)
                        .list())
                .containsExactly("first");
    }

    @Test
    void aStateThatCannotBeSeenYetIsToldAsRaced() {
        CompletableFuture<Map<UUID, RecordOutcome>> second = race(UpsertForm.JOINING);

        assertThatThrownBy(second::join).hasCauseInstanceOf(CannotAcquireLockException.class);
        assertThat(service.database()
                        .sql("SELECT address_city FROM users")
                        .query(String.class)
                        .single())
                .isEqualTo("first");
    }

    /** A newer state comes while the transaction of the first one is open; that is committed as soon as it is waited for. */
    private static CompletableFuture<Map<UUID, RecordOutcome>> race(UpsertForm form) {
        return service.inTransaction(() -> {
            UpsertForm.RETURNING_OLD.apply(
                    entities, List.of(SampleRecord.of(1, 0).in("first").record()), SampleRecord.START);
            CompletableFuture<Map<UUID, RecordOutcome>> second = CompletableFuture.supplyAsync(
                    () -> apply(form, List.of(SampleRecord.of(1, 1).in("second").record())));
            await().until(() -> service.database()
                            .sql("SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'"
                                    + " AND datname = current_database()")
                            .query(Integer.class)
                            .single()
                    == 1);
            return second;
        });
    }

    private static Map<UUID, RecordOutcome> apply(UpsertForm form, List<EnrichedRecord> records) {
        return service.inTransaction(() -> form.apply(entities, records, SampleRecord.START));
    }

    private static List<Object> whatBecomesOf(UpsertForm form, Random random) {
        List<Object> all = new ArrayList<>();
        for (int batch = 0; batch < BATCHES; batch++) {
            all.add(apply(form, batch(random, batch)));
        }
        all.addAll(rows("SELECT * FROM users ORDER BY user_id"));
        all.addAll(rows("SELECT * FROM user_changes ORDER BY user_id, observed_at, fetched_at, event_id, revision"));
        return all;
    }

    private static List<EnrichedRecord> batch(Random random, int number) {
        Map<Integer, EnrichedRecord> batch = new LinkedHashMap<>();
        for (int i = 0; i < 1 + random.nextInt(PERSONS); i++) {
            int person = random.nextInt(PERSONS);
            SampleRecord next = SampleRecord.of(person, number * 100L + i)
                    .at(random.nextInt(2 * BATCHES))
                    .ahead(random.nextInt(3) == 0 ? random.nextInt(30) : 0)
                    .in("city " + random.nextInt(2));
            batch.put(person, (random.nextInt(10) == 0 ? next.deleted() : next).record());
        }
        return List.copyOf(batch.values());
    }

    /** Less what only one of the texts needs. */
    private static List<String> rows(String sql) {
        return service.database().sql(sql).query().listOfRows().stream()
                .peek(row -> row.remove("previous_hash"))
                .map(Map::toString)
                .toList();
    }
}
