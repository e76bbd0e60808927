package io.userdata.storage.quarantine.operations;

import static io.userdata.events.record.MalformedRecordException.required;

import io.userdata.events.identity.UserId;
import io.userdata.events.record.EnrichedRecord;
import io.userdata.events.record.Lane;
import io.userdata.events.topic.Topics;
import io.userdata.events.user.ContentHash;
import io.userdata.starter.json.EventMapper;
import io.userdata.storage.quarantine.QuarantineItem;
import tools.jackson.databind.json.JsonMapper;

/** Makes an enriched record of an entry's bytes; its ids and its content hash are those of what it now says. */
final class EnrichedRecordRebuilder {
    private final JsonMapper json = EventMapper.create();

    ReplayRecord of(QuarantineItem item, byte[] content) {
        EnrichedRecord record = again(required(json.readValue(content, EnrichedRecord.class), "the record"));
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
        return new EnrichedRecord(
                record.eventId(),
                record.coordinates(),
                record.source(),
                record.externalId(),
                UserId.of(record.source(), record.externalId()),
                Lane.BACKFILL,
                record.operation(),
                record.observedAt(),
                record.fetchedAt(),
                record.revision(),
                record.page(),
                record.user(),
                record.enrichment(),
                record.quality(),
                record.user() == null ? record.contentHash() : ContentHash.of(record.user()));
    }
}
