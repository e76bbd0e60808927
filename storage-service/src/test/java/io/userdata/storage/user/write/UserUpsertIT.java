package io.userdata.storage.user.write;

import static org.assertj.core.api.Assertions.assertThat;

import io.userdata.events.record.Version;
import io.userdata.storage.fixture.SampleRecord;
import io.userdata.storage.fixture.SharedStorage;
import io.userdata.storage.fixture.StorageInstance;
import io.userdata.storage.fixture.UserTable;
import io.userdata.storage.ledger.LedgerView;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Versions of users, in any order and batch, meet what the table holds of them. */
class UserUpsertIT {
    private final StorageInstance service = SharedStorage.withoutBroker();

    private final UserTable users = new UserTable(service);

    @BeforeEach
    void clear() {
        service.clear();
    }

    @Test
    void versionsOfOneUserInABatchAreFoldedInTheirOrder() {
        service.store(
                SampleRecord.of(1, 0).at(30).in("C"),
                SampleRecord.of(1, 1).at(10).in("A"),
                SampleRecord.of(1, 2).at(20).in("B"),
                SampleRecord.of(1, 3).at(40).in("C"));

        assertThat(users.city(1)).isEqualTo("C");
        LedgerView ledger = service.ledger(SampleRecord.RUN);
        assertThat(ledger.inserted()).isEqualTo(1);
        assertThat(ledger.updated()).isEqualTo(2);
        assertThat(ledger.unchanged()).isEqualTo(1);
        assertThat(users.cities(1)).containsExactly("A", "B");
    }

    @Test
    void aBackfillOfOlderStatesChangesNoRow() {
        service.store(IntStream.range(0, 500)
                .mapToObj(i -> SampleRecord.of(i, i).at(1000).record())
                .toList());
        List<Map<String, Object>> before = users.rows();
        UUID backfill = UUID.fromString("0199e2a4-6c00-7d3b-9a41-000000000002");
        service.store(IntStream.range(0, 500)
                .mapToObj(i -> SampleRecord.of(i, i)
                        .at(500)
                        .in("Elsewhere")
                        .of(backfill)
                        .backfilled()
                        .record())
                .toList());

        assertThat(users.rows()).isEqualTo(before);
        assertThat(service.ledger(backfill).stale()).isEqualTo(500);
        assertThat(users.changes(1)).isZero();
    }

    @Test
    void versionsHaveTheSameOrderInSqlAsInJava() {
        Random random = new Random(42);
        List<Version> versions = IntStream.range(0, 500)
                .mapToObj(i -> new Version(
                        SampleRecord.START.plusNanos(random.nextInt(3) * 1000L),
                        SampleRecord.START.plusSeconds(random.nextInt(2)),
                        new UUID(random.nextInt(4) == 0 ? 7 : random.nextLong(), random.nextLong()),
                        random.nextInt(2)))
                .toList();
        List<String> ordered = service.database()
                .sql("""
                        SELECT concat_ws('/', n, '') FROM unnest(cast(:o as timestamptz[]), cast(:f as timestamptz[]),
                          cast(:e as uuid[]), cast(:r as bigint[])) WITH ORDINALITY AS v(o, f, e, r, n)
                        ORDER BY (least(o, f), f, e, r), n
                        """)
                .param("o", texts(versions, Version::observedAt))
                .param("f", texts(versions, Version::fetchedAt))
                .param("e", texts(versions, Version::eventId))
                .param("r", texts(versions, Version::revision))
                .query(String.class)
                .list();

        assertThat(ordered.stream().map(place -> versions.get(Integer.parseInt(place.replace("/", "")) - 1)))
                .isSortedAccordingTo(Version::compareTo);
    }

    private static <T> String[] texts(List<Version> versions, Function<Version, T> value) {
        return versions.stream().map(value).map(String::valueOf).toArray(String[]::new);
    }
}
