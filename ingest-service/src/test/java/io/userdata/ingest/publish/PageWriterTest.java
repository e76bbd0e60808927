package io.userdata.ingest.publish;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.userdata.events.identity.UserId;
import io.userdata.events.identity.UserPartition;
import io.userdata.events.record.Lane;
import io.userdata.events.record.Operation;
import io.userdata.events.record.RawRecord;
import io.userdata.events.run.SliceRecord;
import io.userdata.events.run.Window;
import io.userdata.events.topic.Topics;
import io.userdata.ingest.fixture.TestSources;
import io.userdata.ingest.source.Page;
import io.userdata.ingest.source.Source;
import io.userdata.ingest.source.UnreadableRecord;
import io.userdata.starter.json.EventMapper;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PageWriterTest {
    private static final JsonMapper JSON = EventMapper.create();
    private static final Source SOURCE = TestSources.endless(URI.create("https://users.example"));
    private static final Instant FETCHED = Instant.parse("2026-01-01T00:00:00.123456789Z");
    private static final UUID RUN = UUID.randomUUID();

    private final RecordPreparer preparer = TestPublishers.factory().recordPreparer();
    private final PageWriter writer = new PageWriter(JSON, new EventIdGenerator(Clock.systemUTC()), 4);

    private static SliceRecord slice(@Nullable Window window, List<Long> published) {
        return new SliceRecord(RUN, 2, window, null, published, 0, 0, false, null, FETCHED);
    }

    private Written write(SliceRecord slice, String... records) {
        return write(
                slice, Stream.of(records).map(JsonMapper.shared()::readTree).toList());
    }

    private Written write(SliceRecord slice, List<JsonNode> nodes) {
        PreparedPage page = preparer.prepare(SOURCE, slice.window(), new Page(nodes, 9, "", false, FETCHED));
        SequenceAllocator numbers = writer.numbers(slice);
        return new Written(writer.write(SOURCE, Lane.LIVE, page, numbers), numbers.taken());
    }

    private record Written(List<ProducerRecord<byte[], byte[]>> records, List<Long> published) {}

    private ProducerRecord<byte[], byte[]> one(String record) {
        return write(slice(null, List.of(0L, 0L, 0L, 0L)), record).records().get(0);
    }

    private RawRecord raw(String record) {
        ProducerRecord<byte[], byte[]> written = one(record);
        assertThat(written.topic()).isEqualTo(Topics.RAW_LIVE);
        return JSON.readValue(written.value(), RawRecord.class);
    }

    private static String header(ProducerRecord<byte[], byte[]> record, String name) {
        Header header = record.headers().lastHeader("userdata-" + name);
        return header == null ? "none" : new String(header.value(), UTF_8);
    }

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

    @ParameterizedTest
    @CsvSource({"DE, 7, DE:7", "a, b-c_d.e/f@g, a:b-c_d.e/f@g", "a, b:c, a:b~:c", "a:b, c, a~:b:c", "a~, b, a~~:b"})
    void partsOfAnIdAreToldApart(String nat, String uuid, String externalId) {
        RawRecord raw = raw("{\"nat\":\"" + nat + "\",\"login\":{\"uuid\":\"" + uuid + "\"}}");
        assertThat(raw.externalId()).isEqualTo(externalId);
        assertThat(raw.userId()).isEqualTo(UserId.of("people", externalId));
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

    @Test
    void halfASurrogatePairStaysWhatItWas() {
        ProducerRecord<byte[], byte[]> record = one("{\"nat\":\"DE\",\"login\":{\"uuid\":1},\"name\":\"\\ud83d\"}");
        assertThat(record.topic()).isEqualTo(Topics.RAW_LIVE);
        assertThat(new String(record.value(), UTF_8).toLowerCase(Locale.ROOT)).contains("\"name\":\"\\ud83d\"");
    }
}
