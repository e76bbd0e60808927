package io.userdata.processor.transform;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.userdata.events.quarantine.Origin;
import io.userdata.events.quarantine.OriginalBytes;
import io.userdata.events.quarantine.QuarantineHeaders;
import io.userdata.events.quarantine.QuarantinedRecord;
import io.userdata.events.quarantine.Reason;
import io.userdata.events.topic.Topics;
import org.jspecify.annotations.Nullable;

/** Sends a record out of the flow with its reason and its bytes, to the partition it came from. */
final class Quarantine {
    private final HeadReader heads = new HeadReader();

    OutgoingRecord of(IncomingRecord incoming, Reason reason) {
        Head head = head(incoming.value());
        QuarantinedRecord quarantined = new QuarantinedRecord(
                reason,
                new Origin(incoming.topic(), incoming.partition(), incoming.offset()),
                head.coordinates(),
                head.userId(),
                head.eventId(),
                head.source(),
                head.lane(),
                OriginalBytes.of(incoming.value()));
        return new OutgoingRecord(
                Outcome.QUARANTINED,
                Topics.QUARANTINE,
                incoming.partition(),
                head.userId() == null ? null : head.userId().toString().getBytes(US_ASCII),
                quarantined.original().bytes(),
                QuarantineHeaders.of(quarantined));
    }

    private Head head(byte @Nullable [] value) {
        try {
            return value == null ? Head.UNREADABLE : heads.read(value);
        } catch (RuntimeException | StackOverflowError e) {
            return Head.UNREADABLE; // nothing about a broken record may stop its way out
        }
    }
}
