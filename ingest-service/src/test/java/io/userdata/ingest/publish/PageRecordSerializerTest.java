package io.userdata.ingest.publish;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.userdata.events.identity.UserId;
import io.userdata.events.identity.UserPartition;
import io.userdata.events.record.Operation;
import io.userdata.events.record.RawRecord;
import io.userdata.events.topic.Topics;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

class PageRecordSerializerTest extends PageWriterHarness {
    @Test
    void aRecordTravelsAsItCameLessItsSecrets() {
        RawRecord raw = raw("""
                {"nat":"DE","login":{"uuid":"u","password":"secret"},"n":1.1,"name":"سلام Ü"}""");
        assertThat(raw.payload()).isNotNull();
        assertThat(raw.payload().json()).isEqualTo("""
                {"nat":"DE","login":{"uuid":"u"},"n":1.1,"name":"سلام Ü"}""");
        assertThat(raw.externalId()).isEqualTo("DE:u");
        assertThat(raw.userId()).isEqualTo(UserId.of("people", "DE:u"));
        assertThat(raw.page()).isEqualTo(9);
        assertThat(raw.coordinates().slice()).isEqualTo(2);
        assertThat(raw.operation()).isEqualTo(Operation.UPSERT);
        assertThat(raw.fetchedAt()).isEqualTo(Instant.parse("2026-01-01T00:00:00.123456Z"));
        assertThat(raw.observedAt()).isEqualTo(raw.fetchedAt());
        assertThat(raw.revision()).isZero();
    }

    @Test
    void theKeyAndThePartitionAreTheUsers() {
        ProducerRecord<byte[], byte[]> record = one("{\"nat\":\"DE\",\"login\":{\"uuid\":7}}");
        UUID userId = UserId.of("people", "DE:7");
        assertThat(new String(record.key(), US_ASCII)).isEqualTo(userId.toString());
        assertThat(record.partition()).isEqualTo(UserPartition.of(userId, 4));
    }

    @Test
    void numbersGoOnWhereTheSliceStood() {
        String[] records = IntStream.range(0, 40)
                .mapToObj(user -> "{\"nat\":\"DE\",\"login\":{\"uuid\":" + user + "}}")
                .toArray(String[]::new);
        Written page = write(slice(null, List.of(100L, 200L, 300L, 400L)), records);
        long[] next = {100, 200, 300, 400};
        page.records().forEach(record -> {
            RawRecord raw = JSON.readValue(record.value(), RawRecord.class);
            assertThat(raw.coordinates().sequence())
                    .isEqualTo(next[raw.coordinates().partition()]++);
        });
        assertThat(page.published()).containsExactly(next[0], next[1], next[2], next[3]);
        assertThat(page.published().stream().mapToLong(Long::longValue).sum()).isEqualTo(1040);
    }

    @Test
    void eventIdsRiseInPageOrder() {
        String[] records = IntStream.range(0, 500)
                .mapToObj(user -> "{\"nat\":\"DE\",\"login\":{\"uuid\":" + user + "}}")
                .toArray(String[]::new);
        List<String> ids = write(slice(null, List.of(0L, 0L, 0L, 0L)), records).records().stream()
                .map(record -> JSON.readValue(record.value(), RawRecord.class)
                        .eventId()
                        .toString())
                .toList();
        assertThat(ids).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void halfASurrogatePairStaysWhatItWas() {
        ProducerRecord<byte[], byte[]> record = one("{\"nat\":\"DE\",\"login\":{\"uuid\":1},\"name\":\"\\ud83d\"}");
        assertThat(record.topic()).isEqualTo(Topics.RAW_LIVE);
        assertThat(new String(record.value(), UTF_8).toLowerCase(Locale.ROOT)).contains("\"name\":\"\\ud83d\"");
    }
}
