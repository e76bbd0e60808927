package io.userdata.ingest.publish;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.userdata.events.identity.UserId;
import io.userdata.events.identity.UserPartition;
import io.userdata.events.record.RawRecord;
import io.userdata.events.topic.Topics;
import io.userdata.ingest.source.UnreadableRecord;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class RejectedRecordSerializerTest extends PageWriterHarness {
    private static String header(ProducerRecord<byte[], byte[]> record, String name) {
        Header header = record.headers().lastHeader("userdata-" + name);
        return header == null ? "none" : new String(header.value(), UTF_8);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "EXTERNAL_ID_MISSING | /nat        | {\"login\":{\"uuid\":1,\"password\":\"secret\"}}",
                "EXTERNAL_ID_MISSING | /nat        | {\"nat\":\"  \",\"login\":{\"uuid\":1,\"password\":\"secret\"}}",
                "EXTERNAL_ID_MISSING | /login/uuid | {\"nat\":\"DE\",\"login\":{\"uuid\":null,\"password\":\"secret\"}}",
                "EXTERNAL_ID_MISSING | /login/uuid | {\"nat\":\"DE\",\"login\":7,\"other\":[{\"password\":\"secret\"}]}",
                "EXTERNAL_ID_INVALID | /login/uuid | {\"nat\":\"DE\",\"login\":{\"uuid\":{\"password\":\"secret\"}}}",
                "EXTERNAL_ID_INVALID | /login/uuid | {\"nat\":\"DE\",\"login\":{\"uuid\":1.5}}",
                "EXTERNAL_ID_INVALID | /login/uuid | {\"nat\":\"DE\",\"login\":{\"uuid\":\"\\ud83d\"}}",
                "UPDATED_AT_INVALID  | /updated    | {\"nat\":\"DE\",\"login\":{\"uuid\":1},\"updated\":\"yesterday\"}",
                "UPDATED_AT_INVALID  | /updated    | {\"nat\":\"DE\",\"login\":{\"uuid\":1},\"updated\":7}",
                "NOT_AN_OBJECT       | none        | [{\"password\":\"secret\"}]",
                "NOT_AN_OBJECT       | none        | null",
                "NOT_AN_OBJECT       | none        | \"text\"",
            })
    void aRecordThatCannotBeKnownGoesToQuarantineUnderANumberOfItsOwn(String code, String field, String json) {
        Written page = write(slice(null, List.of(5L, 5L, 5L, 5L)), json);
        ProducerRecord<byte[], byte[]> record = page.records().get(0);
        assertThat(record.topic()).isEqualTo(Topics.QUARANTINE);
        assertThat(record.key()).isNull();
        assertThat(record.partition()).isEqualTo(UserPartition.of(record.value(), 4));
        assertThat(new String(record.value(), UTF_8)).doesNotContain("secret");
        assertThat(header(record, "stage")).isEqualTo("ingest");
        assertThat(header(record, "code")).isEqualTo(code);
        assertThat(header(record, "field")).isEqualTo(field);
        assertThat(header(record, "sequence")).isEqualTo("5");
        assertThat(header(record, "partition")).isEqualTo(Integer.toString(record.partition()));
        assertThat(header(record, "run-id")).isEqualTo(RUN.toString());
        assertThat(header(record, "origin-topic")).isEqualTo(Topics.RAW_LIVE);
        assertThat(header(record, "origin-offset")).isEqualTo("-1");
        assertThat(header(record, "source")).isEqualTo("people");
        assertThat(header(record, "lane")).isEqualTo("live");
        assertThat(page.records()).hasSize(1);
        assertThat(page.published().stream().mapToLong(Long::longValue).sum()).isEqualTo(21);
    }

    @Test
    void aRecordThatCannotBeReadGoesToQuarantineMasked() {
        String text = "{\"nat\":\"DE\",\"login\":{\"uuid\":7,\"password\":\"secret\"},\"lat\":NaN}";
        JsonNode node = new UnreadableRecord("The record is not JSON: see its byte 9.", text).node();
        ProducerRecord<byte[], byte[]> record = write(slice(null, List.of(0L, 0L, 0L, 0L)), List.of(node))
                .records()
                .get(0);
        assertThat(record.topic()).isEqualTo(Topics.QUARANTINE);
        assertThat(header(record, "code")).isEqualTo("NOT_JSON");
        assertThat(new String(record.value(), UTF_8))
                .isEqualTo("{\"xxx\":\"xx\",\"xxxxx\":{\"xxxx\":0,\"xxxxxxxx\":\"xxxxxx\"},\"xxx\":xxx}");
        assertThat(new Redactor(List.of()).masked(text)).isEqualTo(text);
    }

    @Test
    void aRecordThatIsTooLargeGoesToQuarantineWithItsUser() {
        ProducerRecord<byte[], byte[]> record =
                one("{\"nat\":\"DE\",\"login\":{\"uuid\":1},\"x\":\"" + "x".repeat(RawRecord.MAX_BYTES) + "\"}");
        assertThat(record.topic()).isEqualTo(Topics.QUARANTINE);
        assertThat(header(record, "code")).isEqualTo("TOO_LARGE");
        assertThat(header(record, "user-id"))
                .isEqualTo(UserId.of("people", "DE:1").toString());
        assertThat(record.partition()).isEqualTo(UserPartition.of(UserId.of("people", "DE:1"), 4));
    }
}
