package io.userdata.transform.codec;

import static io.userdata.transform.fixture.RawRecords.MAPPER;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.userdata.events.record.EnrichedRecord;
import io.userdata.events.record.Lane;
import io.userdata.events.record.RawRecord;
import io.userdata.localstack.userapi.person.Nationality;
import io.userdata.transform.RecordTransform;
import io.userdata.transform.fixture.RawRecords;
import io.userdata.transform.fixture.SampleUsers;
import io.userdata.transform.fixture.ShippedSettings;
import java.io.IOException;
import java.io.InputStream;
import java.util.EnumSet;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A field that is added to the contract and forgotten in the writer turns this red: golden JSON holds every field. */
class EnrichedRecordWriterTest {
    private final RecordTransform transform = new RecordTransform(ShippedSettings.rules(), MAPPER, Lane.LIVE);

    private EnrichedRecord enriched(RawRecord record) {
        byte[] value = transform.apply(RawRecords.incoming(record)).value();
        return MAPPER.readValue(Objects.requireNonNull(value), EnrichedRecord.class);
    }

    private static void writesAsTheMapperDoes(EnrichedRecord record) {
        assertThat(new String(new EnrichedRecordWriter(MAPPER).write(record), UTF_8))
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
        SampleUsers users = new SampleUsers(EnumSet.allOf(Nationality.class), 4);
        for (int i = 0; i < 500; i++) {
            writesAsTheMapperDoes(enriched(users.next()));
        }
    }

    @Test
    void quotesControlsAndOtherPlanesAreEscapedAlike() {
        String payload = RawRecords.payload()
                .replace("Ribe", "\\\"Ri\\\\be\\\" \\ud83d\\ude00")
                .replace("Syddanmark", "\\/ ' < & \\u2028");
        writesAsTheMapperDoes(enriched(RawRecords.of("DK:\"1\"", 1, 0, payload)));
    }
}
