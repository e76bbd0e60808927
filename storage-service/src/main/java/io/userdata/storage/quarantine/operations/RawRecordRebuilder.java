package io.userdata.storage.quarantine.operations;

import static io.userdata.events.record.MalformedRecordException.required;
import static io.userdata.events.record.MalformedRecordException.requiredText;
import static java.util.Objects.requireNonNullElse;

import io.userdata.events.identity.UserId;
import io.userdata.events.record.Coordinates;
import io.userdata.events.record.Lane;
import io.userdata.events.record.MalformedRecordException;
import io.userdata.events.record.Operation;
import io.userdata.events.record.RawRecord;
import io.userdata.events.topic.Topics;
import io.userdata.starter.json.EventMapper;
import io.userdata.storage.quarantine.QuarantineItem;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Makes a raw record of an entry's bytes; parts of the head that they lack are those of the entry. */
final class RawRecordRebuilder {
    private static final int UUID_TIME_SHIFT = 16;
    private static final int TIME_ORDERED = 7;

    private final JsonMapper json = EventMapper.create();

    /** The record as it came. */
    ReplayRecord of(QuarantineItem item, byte[] content) {
        return of(item, record(item, content));
    }

    /** The record as an operator fixed it at a time. */
    ReplayRecord fixed(QuarantineItem item, byte[] content, Instant at) {
        return of(item, record(item, content).fixed(Lane.BACKFILL, at));
    }

    private ReplayRecord of(QuarantineItem item, RawRecord record) {
        ReplayRecordMapper.same("eventId", item.eventId(), record.eventId());
        ReplayRecordMapper.same("coordinates", item.coordinates(), record.coordinates());
        ReplayRecordMapper.same("source", item.source(), record.source());
        byte[] value = json.writeValueAsBytes(record);
        if (value.length > RawRecord.MAX_BYTES) {
            throw new MalformedRecordException("the record", "has more than " + RawRecord.MAX_BYTES + " bytes");
        }
        return new ReplayRecord(Topics.RAW_BACKFILL, record.coordinates(), record.userId(), record.eventId(), value);
    }

    private RawRecord record(QuarantineItem item, byte[] content) {
        PartialRawRecord parts = required(json.readValue(content, PartialRawRecord.class), "the record");
        UUID eventId = known(parts.eventId(), item.eventId(), "eventId");
        Coordinates coordinates = known(parts.coordinates(), item.coordinates(), "coordinates");
        String source = known(parts.source(), item.source(), "source");
        String externalId = requiredText(parts.externalId(), "externalId");
        Operation operation = requireNonNullElse(parts.operation(), Operation.UPSERT);
        Instant fetchedAt = known(parts.fetchedAt(), time(eventId), "fetchedAt");
        return new RawRecord(
                eventId,
                coordinates,
                source,
                externalId,
                UserId.of(source, externalId),
                Lane.BACKFILL,
                operation,
                requireNonNullElse(parts.observedAt(), fetchedAt),
                fetchedAt,
                requireNonNullElse(parts.revision(), 0L),
                requireNonNullElse(parts.page(), 0L),
                parts.payload());
    }

    private static <T> T known(@Nullable T given, @Nullable T kept, String field) {
        return required(given == null ? kept : given, field);
    }

    /** When ingest gave the event its id (UUIDv7, RFC 9562): it had just fetched the record. */
    private static @Nullable Instant time(UUID eventId) {
        return eventId.version() == TIME_ORDERED
                ? Instant.ofEpochMilli(eventId.getMostSignificantBits() >>> UUID_TIME_SHIFT)
                : null;
    }
}
