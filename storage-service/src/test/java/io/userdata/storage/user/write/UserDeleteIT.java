package io.userdata.storage.user.write;

import static org.assertj.core.api.Assertions.assertThat;

import io.userdata.storage.fixture.SampleRecord;
import io.userdata.storage.fixture.SharedStorage;
import io.userdata.storage.fixture.StorageInstance;
import io.userdata.storage.fixture.UserTable;
import io.userdata.storage.ledger.LedgerView;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A delete clears what is older than it, whenever it comes. */
class UserDeleteIT {
    private final StorageInstance service = SharedStorage.withoutBroker();

    private final UserTable users = new UserTable(service);

    @BeforeEach
    void clear() {
        service.clear();
    }

    @Test
    void aDeleteClearsTheUserAndALateBackfillDoesNotBringItBack() {
        service.store(SampleRecord.of(1, 0).at(10).in("A"));
        service.store(SampleRecord.of(1, 1).at(20).in("B"));
        service.quarantine(SampleRecord.of(1, 2));
        service.store(SampleRecord.of(1, 3).at(30).deleted());
        service.store(SampleRecord.of(1, 4).at(25).in("C").backfilled());
        service.quarantine(SampleRecord.of(1, 2).backfilled().of(UUID.randomUUID()));

        Map<String, Object> row = users.rows().get(0);
        assertThat(row.get("deleted_at")).isNotNull();
        assertThat(row.get("user_id")).isEqualTo(SampleRecord.of(1, 0).userId());
        assertThat(row.entrySet())
                .filteredOn(column -> List.of("name_last", "email", "birth_date", "address_city", "enrichment")
                        .contains(column.getKey()))
                .hasSize(5)
                .allSatisfy(column -> assertThat(column.getValue()).isNull());
        assertThat(users.count("SELECT count(*) FROM user_changes WHERE name_last IS NOT NULL"))
                .isZero();
        assertThat(users.count("SELECT count(*) FROM quarantined_records")).isEqualTo(2);
        assertThat(users.count("SELECT count(*) FROM quarantined_records WHERE event_id <= '%s' AND bytes IS NOT NULL"
                        .formatted(SampleRecord.of(1, 3).record().eventId())))
                .isZero();
        LedgerView ledger = service.ledger(SampleRecord.RUN);
        assertThat(ledger.updated()).isEqualTo(2);
        assertThat(ledger.stale()).isEqualTo(1);
    }

    @Test
    void aDeleteOfAnUnknownUserStandsInTheWayOfOlderStatesOnly() {
        service.store(SampleRecord.of(1, 0).at(20).deleted());
        service.store(SampleRecord.of(1, 1).at(10));
        assertThat(users.rows().get(0).get("deleted_at")).isNotNull();

        service.store(SampleRecord.of(1, 2).at(30).in("Again"));
        assertThat(users.rows().get(0).get("deleted_at")).isNull();
        assertThat(users.city(1)).isEqualTo("Again");
        assertThat(service.ledger(SampleRecord.RUN).updated()).isEqualTo(1);
    }

    @Test
    void aLateDeleteClearsTheHistoryItIsNewerThan() {
        service.store(SampleRecord.of(1, 0).at(10).in("A"));
        service.store(SampleRecord.of(1, 1).at(30).in("B"));
        service.store(SampleRecord.of(1, 2).at(20).deleted());

        assertThat(users.city(1)).isEqualTo("B");
        assertThat(users.count("SELECT count(*) FROM user_changes WHERE name_last IS NOT NULL"))
                .isZero();
    }

    @Test
    void aRequestedDeleteIsNewerThanAStateFetchedBeforeItByWhateverClockThatWasObserved() {
        service.store(SampleRecord.of(1, 0).at(10).ahead(30).in("Seen"));
        service.store(SampleRecord.of(1, 1).at(50).ahead(240).in("Ahead"));
        service.quarantine(SampleRecord.of(1, 2));
        service.store(SampleRecord.of(1, 3).at(60).deleted());
        service.store(SampleRecord.of(1, 4).at(55).ahead(280).in("Late"));

        Map<String, Object> row = users.rows().get(0);
        assertThat(row.get("deleted_at")).isNotNull();
        assertThat(row.get("name_last")).isNull();
        assertThat(users.changes(1)).isEqualTo(2);
        assertThat(users.count("SELECT count(*) FROM user_changes WHERE name_last IS NOT NULL"))
                .isZero();
        assertThat(users.count("SELECT count(*) FROM quarantined_records WHERE bytes IS NOT NULL"))
                .isZero();
        JsonNode changes = service.get("/api/v1/users/" + SampleRecord.of(1, 0).userId() + "/changes?limit=1");
        assertThat(changes.at("/items/0/version/eventId").asString())
                .isEqualTo(SampleRecord.of(1, 3).record().eventId().toString());
        JsonNode older = service.get("/api/v1/users/" + SampleRecord.of(1, 0).userId() + "/changes?limit=1&after="
                + changes.path("next").asString());
        assertThat(older.path("items")).hasSize(1);
        assertThat(older.at("/items/0/version/eventId").asString())
                .isEqualTo(SampleRecord.of(1, 1).record().eventId().toString());

        service.store(SampleRecord.of(1, 5).at(70).in("Again"));
        assertThat(users.city(1)).isEqualTo("Again");
        assertThat(users.rows().get(0).get("deleted_at")).isNull();
    }

    @Test
    void aDeleteAtTheSourceIsAsOldAsTheSourceSays() {
        service.store(SampleRecord.of(1, 0).at(10).ahead(30).in("A"));
        service.store(SampleRecord.of(1, 1).at(20).ahead(-15).deleted());

        assertThat(users.city(1)).isEqualTo("A");
    }
}
