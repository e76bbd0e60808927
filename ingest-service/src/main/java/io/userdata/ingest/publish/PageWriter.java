package io.userdata.ingest.publish;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.temporal.ChronoUnit.MICROS;

import io.userdata.events.identity.UserId;
import io.userdata.events.identity.UserPartition;
import io.userdata.events.quarantine.Reason;
import io.userdata.events.record.Coordinates;
import io.userdata.events.record.JsonText;
import io.userdata.events.record.Operation;
import io.userdata.events.record.RawRecord;
import io.userdata.events.topic.Topics;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.ProducerRecord;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * Writes a page's records: redacted, known by their user, numbered; one that cannot be is written to quarantine under a
 * number of its own.
 */
public final class PageWriter {
    private final JsonMapper json;
    private final PayloadWriter payloads;
    private final PushReader pushes = new PushReader();
    private final EventIds eventIds;
    private final int partitions;

    PageWriter(JsonMapper json, EventIds eventIds, int partitions) {
        this.json = json;
        this.payloads = new PayloadWriter(json);
        this.eventIds = eventIds;
        this.partitions = partitions;
    }

    /** Writes records of a page in their order; takes the redacted fields out of the given records. */
    public WrittenPage write(PageContext page, List<JsonNode> records) {
        Numbers numbers = new Numbers(page.slice(), partitions);
        List<ProducerRecord<byte[], byte[]>> written = new ArrayList<>(records.size());
        for (JsonNode record : records) {
            written.add(write(page, record, numbers));
        }
        long rejected = written.stream()
                .filter(record -> record.topic().equals(Topics.QUARANTINE))
                .count();
        return new WrittenPage(written, numbers.taken(), rejected);
    }

    /** Writes records that were pushed, as a page of their own. */
    public WrittenPage writePushed(PageContext page, List<JsonText> records) {
        return write(page, pushes.nodes(records));
    }

    /** Writes deletes of users, as a page of their own. */
    public WrittenPage writeDeletes(PageContext page, List<String> externalIds) {
        Numbers numbers = new Numbers(page.slice(), partitions);
        List<ProducerRecord<byte[], byte[]>> written = new ArrayList<>(externalIds.size());
        for (String externalId : externalIds) {
            UUID userId = UserId.of(page.source().name(), externalId);
            RecordHead head = new RecordHead(
                    externalId, userId, Operation.DELETE, page.asOf().truncatedTo(MICROS));
            Coordinates at = numbers.take(UserPartition.of(userId, partitions));
            written.add(write(page, MissingNode.getInstance(), head, eventIds.next(), at));
        }
        return new WrittenPage(written, numbers.taken(), 0);
    }

    /** Writes raw records again, as a page of their own: the same events under other numbers and a later revision. */
    public WrittenPage writeReplayed(PageContext page, List<RawRecord> records, long revision) {
        Numbers numbers = new Numbers(page.slice(), partitions);
        List<ProducerRecord<byte[], byte[]>> written = new ArrayList<>(records.size());
        long rejected = 0;
        for (RawRecord record : records) {
            Coordinates at = numbers.take(UserPartition.of(record.userId(), partitions));
            RawRecord again = again(page, record, at, revision);
            JsonText payload = again.payload();
            ProducerRecord<byte[], byte[]> one = sized(
                    page,
                    again,
                    () -> payload == null ? new byte[0] : payload.json().getBytes(UTF_8));
            rejected += one.topic().equals(Topics.QUARANTINE) ? 1 : 0;
            written.add(one);
        }
        return new WrittenPage(written, numbers.taken(), rejected);
    }

    private static RawRecord again(PageContext page, RawRecord record, Coordinates at, long revision) {
        return new RawRecord(
                record.eventId(),
                at,
                record.source(),
                record.externalId(),
                record.userId(),
                page.lane(),
                record.operation(),
                record.observedAt(),
                record.fetchedAt(),
                revision,
                page.page(),
                record.payload());
    }

    private ProducerRecord<byte[], byte[]> write(PageContext page, JsonNode record, Numbers numbers) {
        Redaction redaction = new Redaction(page.source().properties().redact());
        redaction.apply(record);
        UUID eventId = eventIds.next();
        RecordHead head;
        try {
            head = HeadReader.read(
                    record, page.source().name(), page.source().properties().pointers(), page.asOf());
        } catch (Rejection e) {
            redaction.applyAnywhere(record);
            byte[] bytes = payloads.bytes(record);
            Coordinates at = numbers.take(UserPartition.of(bytes, partitions));
            return QuarantineWriter.write(page, e.reason(), at, eventId, null, bytes);
        }
        return write(page, record, head, eventId, numbers.take(UserPartition.of(head.userId(), partitions)));
    }

    private ProducerRecord<byte[], byte[]> write(
            PageContext page, JsonNode record, RecordHead head, UUID eventId, Coordinates at) {
        RawRecord raw = raw(page, record, head, eventId, at);
        return sized(page, raw, () -> payloads.bytes(record));
    }

    private ProducerRecord<byte[], byte[]> sized(PageContext page, RawRecord raw, Supplier<byte[]> original) {
        byte[] value = json.writeValueAsBytes(raw);
        if (value.length > RawRecord.MAX_BYTES) {
            Reason reason = new Rejection(
                            Rejection.TOO_LARGE, null, "The record has more than " + RawRecord.MAX_BYTES + " bytes.")
                    .reason();
            return QuarantineWriter.write(page, reason, raw.coordinates(), raw.eventId(), raw.userId(), original.get());
        }
        byte[] key = raw.userId().toString().getBytes(US_ASCII);
        return new ProducerRecord<>(Topics.raw(page.lane()), raw.coordinates().partition(), key, value);
    }

    private RawRecord raw(PageContext page, JsonNode record, RecordHead head, UUID eventId, Coordinates at) {
        return new RawRecord(
                eventId,
                at,
                page.source().name(),
                head.externalId(),
                head.userId(),
                page.lane(),
                head.operation(),
                head.observedAt(),
                page.fetchedAt(),
                0,
                page.page(),
                head.operation() == Operation.DELETE ? null : new JsonText(payloads.text(record)));
    }
}
