package io.userdata.ingest.publish;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.userdata.events.quarantine.OriginalBytes;
import io.userdata.events.quarantine.QuarantineHeaders;
import io.userdata.events.quarantine.QuarantineReason;
import io.userdata.events.quarantine.QuarantinedRecord;
import io.userdata.events.quarantine.RecordOrigin;
import io.userdata.events.record.Coordinates;
import io.userdata.events.record.Lane;
import io.userdata.events.record.RawRecord;
import io.userdata.events.topic.Topics;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Writes a record that is rejected at ingest: its bytes are the source's record, redacted. */
final class RejectedRecordSerializer {
    private static final long NEVER_ON_A_TOPIC = -1;

    private RejectedRecordSerializer() {}

    /** Writes a record of which it is known whom it is about. */
    static ProducerRecord<byte[], byte[]> known(QuarantineReason reason, RawRecord raw, byte[] bytes) {
        return write(new QuarantinedRecord(
                reason,
                origin(raw.lane(), raw.coordinates()),
                raw.coordinates(),
                raw.userId(),
                raw.eventId(),
                raw.source(),
                raw.lane(),
                OriginalBytes.of(bytes)));
    }

    /** Writes a record of which it is not known whom it is about. */
    static ProducerRecord<byte[], byte[]> unknown(
            QuarantineReason reason, Coordinates at, UUID eventId, String source, Lane lane, byte[] bytes) {
        return write(new QuarantinedRecord(
                reason, origin(lane, at), at, null, eventId, source, lane, OriginalBytes.of(bytes)));
    }

    private static RecordOrigin origin(Lane lane, Coordinates at) {
        return new RecordOrigin(Topics.raw(lane), at.partition(), NEVER_ON_A_TOPIC);
    }

    private static ProducerRecord<byte[], byte[]> write(QuarantinedRecord quarantined) {
        UUID userId = quarantined.userId();
        byte[] key = userId == null ? null : userId.toString().getBytes(US_ASCII);
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(
                Topics.QUARANTINE,
                quarantined.origin().partition(),
                key,
                quarantined.original().bytes());
        QuarantineHeaders.of(quarantined)
                .forEach((name, value) -> record.headers().add(name, value.getBytes(UTF_8)));
        return record;
    }
}
