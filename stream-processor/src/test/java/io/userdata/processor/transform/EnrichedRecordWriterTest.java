package io.userdata.processor.transform;

import static io.userdata.processor.sample.RawRecords.MAPPER;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.userdata.events.record.EnrichedRecord;
import io.userdata.localstack.userapi.person.Nationality;
import io.userdata.processor.sample.RawRecords;
import io.userdata.processor.sample.SampleUsers;
import io.userdata.processor.sample.ShippedSettings;
import java.io.IOException;
import java.io.InputStream;
import java.util.EnumSet;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A field that is added to the contract and forgotten in the writer turns this red: golden JSON holds every field. */
class EnrichedRecordWriterTest {
    private static void writesAsTheMapperDoes(EnrichedRecord record) {
        assertThat(new String(new EnrichedRecordWriter().write(record), UTF_8))
                .isEqualTo(MAPPER.writeValueAsString(record));
    }

    @ParameterizedTest
    @ValueSource(strings = {"enriched-record.json", "enriched-record-issues.json", "enriched-record-delete.json"})
    void goldenRecordIsWrittenAsTheMapperDoes(String name) throws IOException {
        try (InputStream golden =
                Objects.requireNonNull(getClass().getResourceAsStream("/contract/golden/" + name), name)) {
            writesAsTheMapperDoes(MAPPER.readValue(golden, EnrichedRecord.class));
        }
    }

    @Test
    void everyUserIsWrittenAsTheMapperDoes() {
        RecordEnricher enricher = new RecordEnricher(ShippedSettings.rules(), drift -> {});
        SampleUsers users = new SampleUsers(EnumSet.allOf(Nationality.class), 4);
        for (int i = 0; i < 500; i++) {
            writesAsTheMapperDoes(enricher.enrich(RawRecords.incoming(users.next())));
        }
    }

    @Test
    void quotesControlsAndOtherPlanesAreEscapedAlike() {
        String payload = RawRecords.payload()
                .replace("Ribe", "\\\"Ri\\\\be\\\" \\ud83d\\ude00")
                .replace("Syddanmark", "\\/ ' < & \\u2028");
        writesAsTheMapperDoes(new RecordEnricher(ShippedSettings.rules(), drift -> {})
                .enrich(RawRecords.incoming(RawRecords.of("DK:\"1\"", 1, 0, payload))));
    }
}
