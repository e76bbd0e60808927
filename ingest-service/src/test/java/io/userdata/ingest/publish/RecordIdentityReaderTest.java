package io.userdata.ingest.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.userdata.events.identity.UserId;
import io.userdata.events.record.Operation;
import io.userdata.events.record.RawRecord;
import io.userdata.events.run.Window;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordIdentityReaderTest extends PageWriterHarness {
    @ParameterizedTest
    @CsvSource({"DE, 7, DE:7", "a, b-c_d.e/f@g, a:b-c_d.e/f@g", "a, b:c, a:b~:c", "a:b, c, a~:b:c", "a~, b, a~~:b"})
    void partsOfAnIdAreToldApart(String nat, String uuid, String externalId) {
        RawRecord raw = raw("{\"nat\":\"" + nat + "\",\"login\":{\"uuid\":\"" + uuid + "\"}}");
        assertThat(raw.externalId()).isEqualTo(externalId);
        assertThat(raw.userId()).isEqualTo(UserId.of("people", externalId));
    }

    @Test
    void aRecordWasTrueWhenItSaysSoElseAtTheEndOfTheWindow() {
        Window window = new Window(Instant.parse("2020-01-01T00:00:00Z"), Instant.parse("2020-01-02T00:00:00Z"), null);
        List<Instant> observed = write(
                        slice(window, List.of(0L, 0L, 0L, 0L)),
                        "{\"nat\":\"DE\",\"login\":{\"uuid\":1}}",
                        "{\"nat\":\"DE\",\"login\":{\"uuid\":2},\"updated\":null}",
                        "{\"nat\":\"DE\",\"login\":{\"uuid\":3},\"updated\":\"2019-05-05T10:00:00.1234567+02:00\"}")
                .records()
                .stream()
                .map(record -> JSON.readValue(record.value(), RawRecord.class).observedAt())
                .toList();
        assertThat(observed).containsExactly(window.to(), window.to(), Instant.parse("2019-05-05T08:00:00.123456Z"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "true | DELETE",
                "\"True\" | DELETE",
                "1 | DELETE",
                "\"1\" | DELETE",
                "\"Y\" | DELETE",
                "\"2020-01-01\" | DELETE",
                "1704067200000 | DELETE",
                "{\"at\":1} | DELETE",
                "false | UPSERT",
                "null | UPSERT",
                "\"\" | UPSERT",
                "\" \" | UPSERT",
                "\"false\" | UPSERT",
                "\"FALSE \" | UPSERT",
                "\"f\" | UPSERT",
                "\"N\" | UPSERT",
                "\"no\" | UPSERT",
                "\"Off\" | UPSERT",
                "\"null\" | UPSERT",
                "0 | UPSERT",
                "0.0 | UPSERT",
                "\"0\" | UPSERT",
                "\"0.0\" | UPSERT",
                "\"0001-01-01T00:00:00Z\" | UPSERT",
                "\"0000-00-00 00:00:00\" | UPSERT",
                "[] | UPSERT",
                "{} | UPSERT",
            })
    void aRecordMarkedDeletedIsADelete(String mark, Operation operation) {
        RawRecord raw = raw("{\"nat\":\"DE\",\"login\":{\"uuid\":1},\"deleted\":" + mark + "}");
        assertThat(raw.operation()).isEqualTo(operation);
        assertThat(raw.payload() == null).isEqualTo(operation == Operation.DELETE);
    }
}
