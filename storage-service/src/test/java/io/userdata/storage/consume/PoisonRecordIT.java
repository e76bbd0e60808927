package io.userdata.storage.consume;

import static org.assertj.core.api.Assertions.assertThat;

import io.userdata.events.record.EnrichedRecord;
import io.userdata.storage.fixture.SampleRecord;
import io.userdata.storage.fixture.SharedStorage;
import io.userdata.storage.fixture.StorageInstance;
import io.userdata.storage.fixture.UserTable;
import io.userdata.storage.ledger.LedgerView;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What PostgreSQL refuses goes to quarantine, and only that. */
@ExtendWith(OutputCaptureExtension.class)
class PoisonRecordIT {
    private final StorageInstance service = SharedStorage.withoutBroker();

    private final UserTable users = new UserTable(service);

    @BeforeEach
    void clear() {
        service.clear();
    }

    @Test
    void onlyTheRowThatPostgresRefusesGoesToQuarantine() {
        List<EnrichedRecord> batch = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            batch.add(SampleRecord.of(i, i)
                    .in(i == 137 || i == 251 ? "nul\u0000" : "Ribe")
                    .record());
        }
        service.store(batch);

        assertThat(users.count("SELECT count(*) FROM users")).isEqualTo(298);
        List<Map<String, Object>> quarantined = service.database()
                .sql("SELECT * FROM quarantined_records ORDER BY sequence")
                .query()
                .listOfRows();
        assertThat(quarantined).extracting(row -> row.get("sequence")).containsExactly(137L, 251L);
        assertThat(quarantined).extracting(row -> row.get("stage")).containsOnly("storage");
        assertThat((String) quarantined.get(0).get("message")).contains("22021").doesNotContain("nul");
        assertThat((byte[]) quarantined.get(0).get("bytes"))
                .isEqualTo(StorageInstance.JSON.writeValueAsBytes(batch.get(137)));
        LedgerView ledger = service.ledger(SampleRecord.RUN);
        assertThat(ledger.inserted()).isEqualTo(298);
        assertThat(ledger.quarantined()).isEqualTo(2);
    }

    @Test
    void aRefusedValueIsQuotedNeitherInTheLogNorInQuarantine(CapturedOutput output) {
        String json = StorageInstance.JSON
                .writeValueAsString(SampleRecord.of(1, 0).record())
                .replace("1988-04-17", "+19999-04-17");
        service.store(List.of(StorageInstance.JSON.readValue(json, EnrichedRecord.class)));

        assertThat(users.count("SELECT count(*) FROM quarantined_records WHERE message LIKE '%SQLSTATE 22%'"))
                .isEqualTo(1);
        assertThat(output.getAll()).contains("record quarantined").doesNotContain("19999");
    }

    @Test
    void anEntryWhoseCoordinatesTheDatabaseRefusesIsKeptWithoutThem() {
        service.quarantine(SampleRecord.of(1, Long.MAX_VALUE).at(0));
        service.store(SampleRecord.of(2, Long.MAX_VALUE).at(0));

        assertThat(users.count("SELECT count(*) FROM quarantined_records WHERE run_id IS NULL"))
                .isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"half \ud83d", "\udc00", "nul\u0000"})
    void aTextThatIsNoTextGoesToQuarantine(String city) {
        service.store(SampleRecord.of(1, 0).in(city), SampleRecord.of(2, 1));

        assertThat(service.ledger(SampleRecord.RUN).quarantined()).isEqualTo(1);
        assertThat(service.ledger(SampleRecord.RUN).inserted()).isEqualTo(1);
        service.store(SampleRecord.of(3, 2).in("😀?"));
        assertThat(users.city(3)).isEqualTo("😀?");
    }

    @Test
    void anEnrichmentThatCannotBeWrittenGoesToQuarantine() {
        EnrichedRecord record = SampleRecord.of(1, 0).record();
        String half = StorageInstance.JSON.writeValueAsString(record).replace("\"da\"", "\"\\ud83d\"");
        service.store(List.of(
                StorageInstance.JSON.readValue(half, EnrichedRecord.class),
                SampleRecord.of(2, 1).record()));

        assertThat(service.ledger(SampleRecord.RUN).quarantined()).isEqualTo(1);
        assertThat(service.ledger(SampleRecord.RUN).inserted()).isEqualTo(1);
    }
}
