package io.userdata.transform;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.userdata.events.quarantine.OriginalBytes;
import io.userdata.events.quarantine.QuarantineHeaders;
import io.userdata.events.quarantine.QuarantineReason;
import io.userdata.events.quarantine.QuarantinedRecord;
import io.userdata.events.quarantine.RecordOrigin;
import io.userdata.events.topic.Topics;
import io.userdata.transform.codec.RecordMetadata;
import io.userdata.transform.codec.RecordMetadataReader;
import org.jspecify.annotations.Nullable;

/** Sends a record out of the flow with its reason and its bytes, to the partition it came from. */
final class QuarantineRecordWriter {
    private final RecordMetadataReader heads;

    QuarantineRecordWriter(RecordMetadataReader heads) {
        this.heads = heads;
    }

    OutgoingRecord of(IncomingRecord incoming, QuarantineReason reason) {
        RecordMetadata head = head(incoming.value());
        QuarantinedRecord quarantined = new QuarantinedRecord(
                reason,
                new RecordOrigin(incoming.topic(), incoming.partition(), incoming.offset()),
                head.coordinates(),
                head.userId(),
                head.eventId(),
                head.source(),
                head.lane(),
                OriginalBytes.of(incoming.value()));
        return new OutgoingRecord(
                TransformOutcome.QUARANTINED,
                Topics.QUARANTINE,
                incoming.partition(),
                head.userId() == null ? null : head.userId().toString().getBytes(US_ASCII),
                quarantined.original().bytes(),
                QuarantineHeaders.of(quarantined));
    }

    private RecordMetadata head(byte @Nullable [] value) {
        try {
            return value == null ? RecordMetadata.UNREADABLE : heads.read(value);
        } catch (RuntimeException | StackOverflowError e) {
            return RecordMetadata.UNREADABLE; // nothing about a broken record may stop its way out
        }
    }
}
