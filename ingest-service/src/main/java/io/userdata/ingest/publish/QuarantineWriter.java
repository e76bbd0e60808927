package io.userdata.ingest.publish;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.userdata.events.quarantine.Origin;
import io.userdata.events.quarantine.OriginalBytes;
import io.userdata.events.quarantine.QuarantineHeaders;
import io.userdata.events.quarantine.QuarantinedRecord;
import io.userdata.events.quarantine.Reason;
import io.userdata.events.record.Coordinates;
import io.userdata.events.topic.Topics;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** Writes a record that is rejected at ingest: its bytes are the source's record, redacted. */
final class QuarantineWriter {
    private static final long NEVER_ON_A_TOPIC = -1;

    private QuarantineWriter() {}

    static ProducerRecord<byte[], byte[]> write(
            PagePosition page, Reason reason, Coordinates at, UUID eventId, @Nullable UUID userId, byte[] bytes) {
        OriginalBytes original = OriginalBytes.of(bytes);
        Origin origin = new Origin(Topics.raw(page.lane()), at.partition(), NEVER_ON_A_TOPIC);
        QuarantinedRecord quarantined = new QuarantinedRecord(
                reason, origin, at, userId, eventId, page.source().name(), page.lane(), original);
        byte[] key = userId == null ? null : userId.toString().getBytes(US_ASCII);
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(Topics.QUARANTINE, at.partition(), key, original.bytes());
        QuarantineHeaders.of(quarantined)
                .forEach((name, value) -> record.headers().add(name, value.getBytes(UTF_8)));
        return record;
    }
}
