package io.userdata.storage.quarantine.operations;

import static io.userdata.events.record.MalformedRecordException.required;

import io.userdata.events.identity.UserId;
import io.userdata.events.record.EnrichedRecord;
import io.userdata.events.record.Lane;
import io.userdata.events.record.Revision;
import io.userdata.events.topic.Topics;
import io.userdata.events.user.ContentHash;
import io.userdata.starter.json.EventMapper;
import io.userdata.storage.quarantine.QuarantineItem;
import java.time.Instant;
import tools.jackson.databind.json.JsonMapper;

/** Makes an enriched record of an entry's bytes; its ids and its content hash are those of what it now says. */
final class EnrichedRecordRebuilder {
    private final JsonMapper json = EventMapper.create();

    /** The record as it came. */
    ReplayRecord of(QuarantineItem item, byte[] content) {
        return of(item, record(content));
    }

    /** The record as an operator fixed it at a time. */
    ReplayRecord fixed(QuarantineItem item, byte[] content, Instant at) {
        EnrichedRecord record = record(content);
        return of(item, record.withVersion(record.observedAt(), record.fetchedAt(), Revision.ofFix(at)));
    }

    private EnrichedRecord record(byte[] content) {
        return again(required(json.readValue(content, EnrichedRecord.class), "the record"));
    }

    private ReplayRecord of(QuarantineItem item, EnrichedRecord record) {
        ReplayRecordMapper.same("eventId", item.eventId(), record.eventId());
        ReplayRecordMapper.same("coordinates", item.coordinates(), record.coordinates());
        ReplayRecordMapper.same("source", item.source(), record.source());
        return new ReplayRecord(
                Topics.ENRICHED_BACKFILL,
                record.coordinates(),
                record.userId(),
                record.eventId(),
                json.writeValueAsBytes(record));
    }

    private static EnrichedRecord again(EnrichedRecord record) {
        return record.withLane(Lane.BACKFILL)
                .withIdentity(
                        UserId.of(record.source(), record.externalId()),
                        record.user() == null ? record.contentHash() : ContentHash.of(record.user()));
    }
}
