package io.userdata.storage.consume;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.userdata.events.quarantine.QuarantineStage;
import io.userdata.events.quarantine.QuarantinedRecord;
import io.userdata.events.record.Coordinates;
import io.userdata.events.record.EnrichedRecord;
import io.userdata.events.record.Lane;
import io.userdata.events.record.Operation;
import io.userdata.events.run.RunDefinition;
import io.userdata.events.run.RunState;
import io.userdata.starter.json.EventMapper;
import io.userdata.storage.fixture.SampleRecord;
import io.userdata.storage.fixture.StorageInstance;
import io.userdata.storage.run.RunUpdate;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JsonParser;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

class ConsumedRecordReaderTest {
    private static final byte[] KEY = "a9436ee6-5f73-5d95-8e2c-1d8409bf581e".getBytes(UTF_8);

    private final ConsumedRecordReader reader = new ConsumedRecordReader();

    @Test
    void theContractsUserIsRead() {
        EnrichedRecord user = user(golden("enriched-record"));

        assertThat(user.operation()).isEqualTo(Operation.UPSERT);
        assertThat(user.user()).isNotNull();
        assertThat(user(golden("enriched-record-delete")).operation()).isEqualTo(Operation.DELETE);
        assertThat(user(golden("enriched-record-issues")).quality()).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html>", "{\"eventId\":", "\u0000", "[1,2", "{} {}"})
    void whatIsNotJsonIsRejectedWithItsBytes(String value) {
        QuarantinedRecord rejected = rejected(value.getBytes(UTF_8));

        assertThat(rejected.reason().stage()).isEqualTo(QuarantineStage.STORAGE);
        assertThat(rejected.coordinates()).isNull();
        assertThat(rejected.original().bytes()).isEqualTo(value.getBytes(UTF_8));
        assertThat(rejected.origin().offset()).isEqualTo(7);
    }

    @Test
    void aNullValueIsPoisonNotADelete() {
        assertThat(rejected(null).reason().code()).isEqualTo("NULL_VALUE");
    }

    @Test
    void anUnreadableUserKeepsItsNumber() {
        String json = new String(golden("enriched-record"), UTF_8).replace("\"score\": 100", "\"score\": {}");
        QuarantinedRecord rejected = rejected(json.getBytes(UTF_8));

        assertThat(rejected.reason().code()).isEqualTo("MALFORMED");
        assertThat(rejected.reason().field()).isEqualTo("quality.score");
        assertThat(rejected.coordinates()).isEqualTo(new Coordinates(SampleRecord.RUN, 0, 2, 41));
        assertThat(rejected.userId()).isEqualTo(UUID.fromString("a9436ee6-5f73-5d95-8e2c-1d8409bf581e"));
        assertThat(rejected.lane()).isEqualTo(Lane.LIVE);
    }

    @Test
    void aMissingFieldIsNamed() {
        String json = new String(golden("enriched-record"), UTF_8).replace("\"userId\"", "\"unknown\"");

        assertThat(rejected(json.getBytes(UTF_8)).reason().field()).isEqualTo("userId");
    }

    @ParameterizedTest
    @CsvSource({
        "'\"score\": 100', '\"score\": 1e99999999999'",
        "'\"revision\": 0', '\"revision\": 1e99999999999'",
        "'\"revision\": 0', '\"revision\": -1e-99999999999'",
        "'\"revision\": 0', '\"revision\": 0, \"else\": [1e99999999999, 1e-99999999999]'"
    })
    void aNumberOfAnySizeIsReadOrRejected(String from, String to) {
        String golden = new String(golden("enriched-record"), UTF_8);
        assertThat(golden).contains(from);

        ConsumedRecord delivery = reader.enriched(
                record("users.enriched.live", KEY, golden.replace(from, to).getBytes(UTF_8)));
        assertThat(delivery.delivered().offset()).isEqualTo(7);
    }

    /** Whatever goes wrong with one record, none of the listener's others waits for it. */
    @ParameterizedTest
    @MethodSource("failures")
    void anyFailureToReadARecordIsThatRecords(Throwable failure) {
        ConsumedRecordReader failing = new ConsumedRecordReader(failing(failure));

        ConsumedRecord ofUser = failing.enriched(record("users.enriched.live", KEY, golden("enriched-record")));
        ConsumedRecord.Rejected user = (ConsumedRecord.Rejected) ofUser;
        assertThat(user.rejected().reason().stage()).isEqualTo(QuarantineStage.STORAGE);
        assertThat(user.rejected().eventId()).isNotNull();
        assertThat(user.rejected().coordinates()).isNull();
        byte[] key = ("run/" + SampleRecord.RUN).getBytes(UTF_8);
        assertThat(failing.run(record("ingest.runs", key, golden("run-record"))))
                .containsInstanceOf(ConsumedRecord.Rejected.class);
    }

    static Stream<Throwable> failures() {
        return Stream.of(
                new IllegalStateException("no"), new IndexOutOfBoundsException("no"), new StackOverflowError());
    }

    /** A mapper that cannot read the number of a record, nor the definition of a run. */
    private static JsonMapper failing(Throwable failure) {
        ValueDeserializer<Object> deserializer = new ValueDeserializer<>() {
            @Override
            public Object deserialize(JsonParser parser, DeserializationContext context) {
                if (failure instanceof Error error) {
                    throw error;
                }
                throw (RuntimeException) failure;
            }
        };
        SimpleModule module = new SimpleModule();
        for (Class<?> type : List.of(Coordinates.class, RunDefinition.class)) {
            module.addDeserializer(cast(type), deserializer);
        }
        return EventMapper.create().rebuild().addModule(module).build();
    }

    @SuppressWarnings("unchecked")
    private static Class<Object> cast(Class<?> type) {
        return (Class<Object>) type;
    }

    @Test
    void nestingWithoutEndIsRejected() {
        assertThat(rejected("[".repeat(100_000).getBytes(UTF_8)).reason().stage())
                .isEqualTo(QuarantineStage.STORAGE);
    }

    @Test
    void quarantineHeadersAreRead() {
        ConsumerRecord<byte[], byte[]> next = record("users.quarantine", KEY, "{\"page\":\"broken\"".getBytes(UTF_8));
        Map<String, String> headers =
                StorageInstance.JSON.readValue(golden("quarantine-headers"), new TypeReference<>() {});
        headers.forEach((name, text) -> next.headers().add(name, text.getBytes(UTF_8)));

        ConsumedRecord.Rejected read = (ConsumedRecord.Rejected) reader.quarantined(next);
        assertThat(read.rejected().coordinates()).isEqualTo(new Coordinates(SampleRecord.RUN, 0, 2, 43));
        assertThat(read.rejected().reason().code()).isEqualTo("FIELD_MISSING");
        assertThat(read.delivered().topic()).isEqualTo("users.quarantine");
    }

    @Test
    void aQuarantineRecordWithoutHeadersIsKeptByItsPlace() {
        ConsumedRecord.Rejected read =
                (ConsumedRecord.Rejected) reader.quarantined(record("users.quarantine", KEY, new byte[] {1}));

        assertThat(read.rejected().reason().code()).isEqualTo("UNREADABLE_HEADERS");
        assertThat(read.rejected().origin().topic()).isEqualTo("users.quarantine");
    }

    @Test
    void runsAndSlicesAreReadAndSourcesAreNot() {
        String run = "run/" + SampleRecord.RUN;
        ConsumedRecord.OfRun ofRun = (ConsumedRecord.OfRun) run(run, golden("run-record"));
        ConsumedRecord.OfRun ofSlice =
                (ConsumedRecord.OfRun) run("slice/" + SampleRecord.RUN + "/3", golden("slice-record"));

        assertThat(ofRun.update()).isInstanceOfSatisfying(RunUpdate.OfRun.class, update -> assertThat(
                        update.run().state())
                .isEqualTo(RunState.WAITING));
        assertThat(ofSlice.update()).isInstanceOfSatisfying(RunUpdate.OfSlice.class, update -> assertThat(
                        update.slice().publishedTotal())
                .isEqualTo(2000));
        assertThat(reader.run(record("ingest.runs", "source/x".getBytes(UTF_8), golden("source-record"))))
                .isEmpty();
        assertThat(reader.run(record("ingest.runs", run.getBytes(UTF_8), null))).isEmpty();
        assertThat(run("nonsense", new byte[0])).isInstanceOf(ConsumedRecord.Rejected.class);
        assertThat(run(run, new byte[] {1})).isInstanceOf(ConsumedRecord.Rejected.class);
    }

    private ConsumedRecord run(String key, byte[] value) {
        return reader.run(record("ingest.runs", key.getBytes(UTF_8), value)).orElseThrow();
    }

    private EnrichedRecord user(byte[] value) {
        return ((ConsumedRecord.OfUser) reader.enriched(record("users.enriched.live", KEY, value))).user();
    }

    private QuarantinedRecord rejected(byte @Nullable [] value) {
        return ((ConsumedRecord.Rejected) reader.enriched(record("users.enriched.live", KEY, value))).rejected();
    }

    @SuppressWarnings("NullAway") // Kafka's values may be null, its constructor does not say so
    private static ConsumerRecord<byte[], byte[]> record(String topic, byte[] key, byte @Nullable [] value) {
        return new ConsumerRecord<>(topic, 2, 7, key, value);
    }

    private static byte[] golden(String name) {
        String path = "/contract/golden/" + name + ".json";
        try (InputStream file = Objects.requireNonNull(EnrichedRecord.class.getResourceAsStream(path))) {
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
