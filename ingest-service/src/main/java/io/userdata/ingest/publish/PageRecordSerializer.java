package io.userdata.ingest.publish;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.userdata.events.identity.UserPartition;
import io.userdata.events.quarantine.QuarantineReason;
import io.userdata.events.record.Coordinates;
import io.userdata.events.record.Lane;
import io.userdata.events.record.Operation;
import io.userdata.events.record.RawJson;
import io.userdata.events.record.RawRecord;
import io.userdata.events.run.SliceRecord;
import io.userdata.events.topic.Topics;
import io.userdata.ingest.source.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes a page's records for Kafka, each under a number of its own: as a raw record, or, where it cannot be one, for
 * quarantine.
 */
public final class PageRecordSerializer {
    private final JsonMapper json;
    private final EventIdGenerator eventIds;
    private final int partitions;

    PageRecordSerializer(JsonMapper json, EventIdGenerator eventIds, int partitions) {
        this.json = json;
        this.eventIds = eventIds;
        this.partitions = partitions;
    }

    /** The numbers that the next records of a slice take. */
    public SequenceAllocator numbers(SliceRecord slice) {
        return new SequenceAllocator(slice, partitions);
    }

    /**
     * Writes the records of a page in their order.
     *
     * @param numbers of the page's slice; each record takes one
     */
    public List<ProducerRecord<byte[], byte[]>> write(
            Source source, Lane lane, PreparedPage page, SequenceAllocator numbers) {
        List<ProducerRecord<byte[], byte[]>> written =
                new ArrayList<>(page.records().size());
        for (PreparedRecord record : page.records()) {
            if (record instanceof PreparedRecord.Rejected rejected) {
                written.add(rejected(source, lane, rejected, numbers));
            } else {
                written.add(sized(raw(source, lane, page, record, numbers), record.payload()));
            }
        }
        return written;
    }

    private RawRecord raw(
            Source source, Lane lane, PreparedPage page, PreparedRecord record, SequenceAllocator numbers) {
        if (record instanceof PreparedRecord.Replayed replayed) {
            UUID userId = replayed.raw().userId();
            return replayed.raw().withPlace(numbers.take(UserPartition.of(userId, partitions)), page.number());
        }
        RecordIdentity identity = ((PreparedRecord.Known) record).identity();
        return new RawRecord(
                eventIds.next(),
                numbers.take(UserPartition.of(identity.userId(), partitions)),
                source.name(),
                identity.externalId(),
                identity.userId(),
                lane,
                identity.operation(),
                identity.observedAt(),
                page.fetchedAt(),
                0,
                page.number(),
                identity.operation() == Operation.DELETE ? null : record.payload());
    }

    private ProducerRecord<byte[], byte[]> rejected(
            Source source, Lane lane, PreparedRecord.Rejected record, SequenceAllocator numbers) {
        byte[] bytes = bytes(record.payload());
        Coordinates at = numbers.take(UserPartition.of(bytes, partitions));
        return RejectedRecordSerializer.unknown(record.reason(), at, eventIds.next(), source.name(), lane, bytes);
    }

    private ProducerRecord<byte[], byte[]> sized(RawRecord raw, RawJson original) {
        byte[] value = json.writeValueAsBytes(raw);
        if (value.length > RawRecord.MAX_BYTES) {
            QuarantineReason reason = new Rejection(
                            Rejection.TOO_LARGE, null, "The record has more than " + RawRecord.MAX_BYTES + " bytes.")
                    .reason();
            return RejectedRecordSerializer.known(reason, raw, bytes(original));
        }
        byte[] key = raw.userId().toString().getBytes(US_ASCII);
        return new ProducerRecord<>(Topics.raw(raw.lane()), raw.coordinates().partition(), key, value);
    }

    private static byte[] bytes(RawJson payload) {
        return payload.json().getBytes(UTF_8);
    }
}
