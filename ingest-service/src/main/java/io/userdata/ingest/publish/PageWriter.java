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
import io.userdata.events.run.Window;
import io.userdata.events.topic.Topics;
import io.userdata.ingest.source.Page;
import io.userdata.ingest.source.Source;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes a page's records: redacted, known by their user, numbered; one that cannot be is written to quarantine under a
 * number of its own.
 */
public final class PageWriter {
    private static final JsonText NOTHING = new JsonText("");

    private final JsonMapper json;
    private final RecordPreparer drafts;
    private final PushReader pushes = new PushReader();
    private final EventIdGenerator eventIds;
    private final int partitions;

    PageWriter(JsonMapper json, EventIdGenerator eventIds, int partitions) {
        this.json = json;
        this.drafts = new RecordPreparer(json);
        this.eventIds = eventIds;
        this.partitions = partitions;
    }

    /**
     * Does for a page all that does not depend on the pages before it, in any thread; takes the redacted fields out of
     * its records.
     *
     * @param window of the slice; null: it has none
     */
    public PreparedPage draft(Source source, @Nullable Window window, Page page) {
        return drafts.draft(source, window, page);
    }

    /** Writes records of a page in their order. */
    public PublishablePage write(PagePosition page, List<PreparedRecord> records) {
        SequenceAllocator numbers = new SequenceAllocator(page.slice(), partitions);
        List<ProducerRecord<byte[], byte[]>> written = new ArrayList<>(records.size());
        for (PreparedRecord record : records) {
            written.add(write(page, record, numbers));
        }
        long rejected = written.stream()
                .filter(record -> record.topic().equals(Topics.QUARANTINE))
                .count();
        return new PublishablePage(written, numbers.taken(), rejected);
    }

    /** Writes records that were pushed, as a page of their own. */
    public PublishablePage writePushed(PagePosition page, List<JsonText> records) {
        return write(page, drafts.draft(page.source(), page.asOf(), pushes.nodes(records)));
    }

    /** Writes deletes of users, as a page of their own. */
    public PublishablePage writeDeletes(PagePosition page, List<String> externalIds) {
        Instant deletedAt = page.asOf().truncatedTo(MICROS);
        List<PreparedRecord> deletes = new ArrayList<>(externalIds.size());
        for (String externalId : externalIds) {
            UUID userId = UserId.of(page.source().name(), externalId);
            RecordIdentity head = new RecordIdentity(externalId, userId, Operation.DELETE, deletedAt);
            deletes.add(new PreparedRecord.Known(head, NOTHING));
        }
        return write(page, deletes);
    }

    /** Writes raw records again, as a page of their own: the same events under other numbers and a later revision. */
    public PublishablePage writeReplayed(PagePosition page, List<RawRecord> records, long revision) {
        SequenceAllocator numbers = new SequenceAllocator(page.slice(), partitions);
        List<ProducerRecord<byte[], byte[]>> written = new ArrayList<>(records.size());
        long rejected = 0;
        for (RawRecord record : records) {
            Coordinates at = numbers.take(UserPartition.of(record.userId(), partitions));
            RawRecord again = again(page, record, at, revision);
            ProducerRecord<byte[], byte[]> one =
                    sized(page, again, Objects.requireNonNullElse(again.payload(), NOTHING));
            rejected += one.topic().equals(Topics.QUARANTINE) ? 1 : 0;
            written.add(one);
        }
        return new PublishablePage(written, numbers.taken(), rejected);
    }

    private static RawRecord again(PagePosition page, RawRecord record, Coordinates at, long revision) {
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

    private ProducerRecord<byte[], byte[]> write(PagePosition page, PreparedRecord record, SequenceAllocator numbers) {
        UUID eventId = eventIds.next();
        if (record instanceof PreparedRecord.Known known) {
            Coordinates at = numbers.take(UserPartition.of(known.head().userId(), partitions));
            return sized(page, raw(page, known, eventId, at), known.payload());
        }
        PreparedRecord.Rejected rejected = (PreparedRecord.Rejected) record;
        byte[] bytes = bytes(rejected.payload());
        Coordinates at = numbers.take(UserPartition.of(bytes, partitions));
        return QuarantineWriter.write(page, rejected.reason(), at, eventId, null, bytes);
    }

    private ProducerRecord<byte[], byte[]> sized(PagePosition page, RawRecord raw, JsonText original) {
        byte[] value = json.writeValueAsBytes(raw);
        if (value.length > RawRecord.MAX_BYTES) {
            Reason reason = new Rejection(
                            Rejection.TOO_LARGE, null, "The record has more than " + RawRecord.MAX_BYTES + " bytes.")
                    .reason();
            return QuarantineWriter.write(
                    page, reason, raw.coordinates(), raw.eventId(), raw.userId(), bytes(original));
        }
        byte[] key = raw.userId().toString().getBytes(US_ASCII);
        return new ProducerRecord<>(Topics.raw(page.lane()), raw.coordinates().partition(), key, value);
    }

    private static byte[] bytes(JsonText payload) {
        return payload.json().getBytes(UTF_8);
    }

    private static RawRecord raw(PagePosition page, PreparedRecord.Known draft, UUID eventId, Coordinates at) {
        RecordIdentity head = draft.head();
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
                head.operation() == Operation.DELETE ? null : draft.payload());
    }
}
