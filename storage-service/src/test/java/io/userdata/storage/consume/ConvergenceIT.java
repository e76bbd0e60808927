package io.userdata.storage.consume;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import io.userdata.events.record.EnrichedRecord;
import io.userdata.events.record.Operation;
import io.userdata.storage.fault.FaultClass;
import io.userdata.storage.fixture.SampleRecord;
import io.userdata.storage.fixture.StorageInstance;
import io.userdata.storage.fixture.TestServers;
import io.userdata.storage.ledger.LedgerState;
import io.userdata.storage.ledger.LedgerView;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.BinaryOperator;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import org.jspecify.annotations.Nullable;

/**
 * Any order, repetition and batching of the same records ends in the same rows and the same accounted numbers. Longer:
 * {@code -Djqwik.tries.default=5000}.
 */
class ConvergenceIT {
    /** What depends on when and in what order records came, and not on what they say. */
    private static final List<String> CIRCUMSTANCES = List.of("inserted_at", "updated_at", "previous_hash");

    private static final StorageInstance SERVICE = StorageInstance.withoutBroker(
            TestServers.database(),
            "spring.datasource.hikari.data-source-properties.options=-c synchronous_commit=off");

    @AfterContainer
    static void stop() {
        SERVICE.close();
    }

    @Property
    void recordsConverge(@ForAll("any") TestDelivery delivered) {
        List<EnrichedRecord> records = delivered.records();
        forget();
        SERVICE.store(records);
        List<String> expected = rows(CIRCUMSTANCES);
        assertThat(winners()).isEqualTo(winners(records));

        forget();
        delivered.batches().forEach(SERVICE::store);

        assertThat(rows(CIRCUMSTANCES)).isEqualTo(expected);
        checkDeletes(records);
        checkLedger(records, delivered.order().size());
    }

    @Property
    void whatComesAgainWritesNothing(@ForAll("any") TestDelivery delivered) {
        forget();
        SERVICE.store(delivered.records());
        List<String> before = rows(List.of());
        List<String> changes = changes();

        delivered.batches().forEach(SERVICE::store);

        assertThat(rows(List.of())).isEqualTo(before);
        assertThat(changes()).isEqualTo(changes);
    }

    @Property
    void consumersAtTheSameTimeConverge(@ForAll("any") TestDelivery delivered) {
        forget();
        List<CompletableFuture<Void>> consumers = delivered.consumers().stream()
                .map(batches -> CompletableFuture.runAsync(() -> batches.forEach(ConvergenceIT::storeAsAContainer)))
                .toList();
        consumers.forEach(CompletableFuture::join);

        assertThat(winners()).isEqualTo(winners(delivered.records()));
        checkDeletes(delivered.records());
        checkLedger(delivered.records(), delivered.order().size());
    }

    @Property
    void historyIsExactForAnyBatchingOfRecordsInOrder(@ForAll("inOrder") TestDelivery delivered) {
        forget();
        for (List<EnrichedRecord> batch : delivered.batches()) {
            SERVICE.store(batch);
            SERVICE.store(batch);
        }

        List<EnrichedRecord> records = delivered.records();
        assertThat(changes())
                .isEqualTo(changes(delivered.order().stream().map(records::get).toList()));
    }

    @Provide
    Arbitrary<TestDelivery> any() {
        return TestDelivery.any();
    }

    @Provide
    Arbitrary<TestDelivery> inOrder() {
        return TestDelivery.inOrder();
    }

    /** Every published number has one outcome, a user's first state one insert, all other deliveries are counted as such. */
    private static void checkLedger(List<EnrichedRecord> records, int deliveries) {
        long[] published = new long[RecordDraft.PARTITIONS];
        records.forEach(next -> published[next.coordinates().partition()]++);
        SERVICE.ended(SampleRecord.RUN, published);
        LedgerView ledger = SERVICE.ledger(SampleRecord.RUN);
        assertThat(ledger.state()).isEqualTo(LedgerState.BALANCED);
        assertThat(ledger.inserted() + ledger.updated() + ledger.unchanged() + ledger.stale())
                .isEqualTo(records.size());
        assertThat(ledger.inserted())
                .isEqualTo(
                        records.stream().map(EnrichedRecord::userId).distinct().count());
        assertThat(ledger.redelivered()).isEqualTo(deliveries - records.size());
    }

    /** A delete that was requested is observed in the moment it is fetched: nothing that was fetched before it is there. */
    private static void checkDeletes(List<EnrichedRecord> records) {
        Map<UUID, Instant> requested = records.stream()
                .filter(next -> next.operation() == Operation.DELETE
                        && next.observedAt().equals(next.fetchedAt()))
                .collect(toMap(
                        EnrichedRecord::userId,
                        EnrichedRecord::fetchedAt,
                        BinaryOperator.maxBy(Comparator.naturalOrder())));
        SERVICE.database()
                .sql("SELECT user_id, fetched_at FROM users WHERE deleted_at IS NULL")
                .query(row -> {
                    Instant fetchedAt =
                            row.getObject("fetched_at", OffsetDateTime.class).toInstant();
                    assertThat(fetchedAt)
                            .isAfterOrEqualTo(
                                    requested.getOrDefault(row.getObject("user_id", UUID.class), Instant.MIN));
                });
    }

    private static void storeAsAContainer(List<EnrichedRecord> batch) {
        boolean stored = false;
        while (!stored) {
            try {
                SERVICE.store(batch);
                stored = true;
            } catch (BatchNotStoredException e) {
                assertThat(e.fault()).isInstanceOf(FaultClass.Infrastructure.class); // the same again works
            }
        }
    }

    /** The content of each user, by a model that takes the newest. */
    private static Map<UUID, String> winners(List<EnrichedRecord> records) {
        Map<UUID, EnrichedRecord> newest = records.stream()
                .collect(toMap(
                        EnrichedRecord::userId,
                        next -> next,
                        BinaryOperator.maxBy(Comparator.comparing(EnrichedRecord::version))));
        return newest.values().stream().collect(toMap(EnrichedRecord::userId, ConvergenceIT::state));
    }

    private static Map<UUID, String> winners() {
        Map<UUID, String> states = new HashMap<>();
        SERVICE.database()
                .sql("SELECT user_id, event_id || '/' || revision || ' ' || coalesce(address_city, 'none') FROM users")
                .query(row -> {
                    states.put(row.getObject(1, UUID.class), row.getString(2));
                });
        return states;
    }

    private static String state(EnrichedRecord record) {
        return record.eventId() + "/" + record.revision() + " " + (city(record) == null ? "none" : city(record));
    }

    private static @Nullable String city(EnrichedRecord record) {
        return record.user() == null || record.user().address() == null
                ? null
                : record.user().address().city();
    }

    /** The changes by a model: one for each state whose content differs from the one before; a delete clears those. */
    private static List<String> changes(List<EnrichedRecord> inOrder) {
        Map<UUID, EnrichedRecord> last = new HashMap<>();
        List<ExpectedChange> changes = new ArrayList<>();
        for (EnrichedRecord next : inOrder) {
            EnrichedRecord before = last.put(next.userId(), next);
            if (before != null && !hash(before).equals(hash(next))) {
                changes.add(new ExpectedChange(before, next, city(before)));
            }
            if (next.operation() == Operation.DELETE) {
                changes.replaceAll(change -> change.of(next.userId()) ? change.cleared() : change);
            }
        }
        return changes.stream().map(ExpectedChange::text).sorted().toList();
    }

    private static String hash(EnrichedRecord record) {
        return record.operation() == Operation.DELETE ? "" : String.valueOf(record.contentHash());
    }

    private static List<String> changes() {
        return SERVICE.database().sql("""
                        SELECT user_id || ' ' || before_event_id || '/' || before_revision || ' '
                          || event_id || '/' || revision || ' ' || coalesce(address_city, 'none')
                        FROM user_changes
                        """).query(String.class).list().stream()
                .sorted()
                .toList();
    }

    private static List<String> rows(List<String> without) {
        return SERVICE.database().sql("SELECT * FROM users ORDER BY user_id").query().listOfRows().stream()
                .peek(row -> row.keySet().removeAll(without))
                .map(Map::toString)
                .toList();
    }

    /** Cheaper than to truncate, many times over. */
    private static void forget() {
        for (String table : List.of("users", "user_changes", "run_ledger", "runs", "run_slices")) {
            SERVICE.database().sql("DELETE FROM " + table).update();
        }
    }
}
