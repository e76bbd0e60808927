package io.userdata.storage.quarantine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import io.userdata.events.quarantine.OriginalBytes;
import io.userdata.events.quarantine.QuarantineHeaders;
import io.userdata.events.quarantine.QuarantineReason;
import io.userdata.events.quarantine.QuarantineStage;
import io.userdata.events.quarantine.QuarantinedRecord;
import io.userdata.events.quarantine.RecordOrigin;
import io.userdata.events.record.Coordinates;
import io.userdata.events.record.EnrichedRecord;
import io.userdata.events.record.RawJson;
import io.userdata.events.record.RawRecord;
import io.userdata.events.topic.Topics;
import io.userdata.storage.fixture.SampleRecord;
import io.userdata.storage.fixture.SharedStorage;
import io.userdata.storage.fixture.StorageInstance;
import io.userdata.storage.fixture.TestKafka;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * A run of records that leave the flow: sends them as the other services do, asks for their entries, and reads what is
 * published again. A class of tests begins with {@link #forgetAll()}.
 */
public final class QuarantineScenario {
    public static final Duration LONG = Duration.ofSeconds(60);
    public static final String PAYLOAD = "{\"email\":\"asta@example.com\",\"age\":1.50}";

    private final StorageInstance service = SharedStorage.withBroker();
    private final QuarantineApi api = new QuarantineApi(service);
    private final TestKafka kafka = SharedStorage.kafka();
    private final UUID run = UUID.randomUUID();

    /** Clears what the tests before it left. */
    public static void forgetAll() {
        SharedStorage.withBroker().clear();
    }

    /** Awaits that a record is published again to the processor. */
    public ConsumerRecord<byte[], byte[]> published(SampleRecord sample) {
        return SharedStorage.replayed().next(sample.coordinates());
    }

    /** The raw record that is published again to the processor. */
    public RawRecord publishedRaw(SampleRecord sample) {
        return StorageInstance.JSON.readValue(published(sample).value(), RawRecord.class);
    }

    /** Awaits that a copy of the record has closed its entry. */
    public void awaitStored(long id) {
        await().atMost(LONG).until(() -> api.get("/" + id).text("/state").equals("stored"));
    }

    /** Takes one decision on all that match; answers matched/done/skipped. */
    public String bulk(String path, Map<String, Object> filter, boolean dryRun) {
        Map<String, Object> body = new HashMap<>(filter);
        body.put("dryRun", dryRun);
        QuarantineApi.Answer answer = api.post(path, body);
        return answer.text("/matched") + "/" + answer.text("/done") + "/" + answer.text("/skipped");
    }

    /** What was done with an entry, as an operator sees it. */
    public List<String> actions(long id) {
        return api.get("/" + id)
                .body()
                .path("actions")
                .valueStream()
                .map(action -> action.path("action").asString())
                .toList();
    }

    /** Quarantines a record as the other services do, and returns its entry. */
    public long quarantine(SampleRecord sample, QuarantineStage stage, String code, String bytes, long offset) {
        send(sample, new QuarantineReason(stage, code, null, "no"), origin(offset), bytes.getBytes(UTF_8));
        await().atMost(LONG).until(() -> items(sample) == 1);
        return service.database()
                .sql("SELECT id FROM quarantined_records WHERE run_id = :run AND sequence = :sequence")
                .param("run", run)
                .param("sequence", sample.sequence())
                .query(Long.class)
                .single();
    }

    /** How many entries there are of a record. */
    public long items(SampleRecord sample) {
        return service.database()
                .sql("SELECT count(*) FROM quarantined_records WHERE run_id = :run AND sequence = :sequence")
                .param("run", run)
                .param("sequence", sample.sequence())
                .query(Long.class)
                .single();
    }

    /** How many entries there are of the run. */
    public int items() {
        return api.get("?limit=500&runId=" + run).body().path("items").size();
    }

    /** The only entry of the run. */
    public long id() {
        return api.get("?runId=" + run).body().at("/items/0/id").asLong();
    }

    /** Sends an entry as the other services do. */
    public void send(SampleRecord sample, QuarantineReason reason, RecordOrigin origin, byte[] bytes) {
        send(sample.coordinates(), sample, reason, origin, bytes);
    }

    /** The same of a record whose number may not be readable. */
    public void send(
            @Nullable Coordinates at, SampleRecord sample, QuarantineReason reason, RecordOrigin origin, byte[] bytes) {
        EnrichedRecord record = sample.record();
        QuarantinedRecord entry = new QuarantinedRecord(
                reason,
                origin,
                at,
                at == null || reason.stage() == QuarantineStage.INGEST ? null : record.userId(),
                at == null ? null : record.eventId(),
                at == null ? null : record.source(),
                at == null ? null : record.lane(),
                OriginalBytes.of(bytes));
        kafka.send(Topics.QUARANTINE, record.userId().toString(), bytes, QuarantineHeaders.of(entry));
    }

    /** A raw record as ingest writes it. */
    public String raw(SampleRecord sample) {
        EnrichedRecord record = sample.record();
        Instant at = record.observedAt();
        return StorageInstance.JSON.writeValueAsString(new RawRecord(
                record.eventId(),
                record.coordinates(),
                record.source(),
                record.externalId(),
                record.userId(),
                record.lane(),
                record.operation(),
                at,
                at,
                0,
                1,
                new RawJson(PAYLOAD)));
    }

    /** A place on the topic of raw records. */
    public static RecordOrigin origin(long offset) {
        return new RecordOrigin(Topics.RAW_LIVE, 0, offset);
    }

    public QuarantineApi api() {
        return api;
    }

    public UUID run() {
        return run;
    }

    public StorageInstance service() {
        return service;
    }

    public TestKafka kafka() {
        return kafka;
    }
}
