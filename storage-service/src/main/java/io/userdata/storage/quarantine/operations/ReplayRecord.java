package io.userdata.storage.quarantine.operations;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.userdata.events.record.Coordinates;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;

/** A record as it is published again: the number and the event it always was, on the backfill lane. */
@SuppressWarnings("ArrayRecordComponent") // carries bytes to the producer; two of them are never compared
record ReplayRecord(String topic, Coordinates coordinates, UUID userId, UUID eventId, byte[] value) {
    ProducerRecord<byte[], byte[]> toKafka() {
        return new ProducerRecord<>(
                topic, coordinates.partition(), userId.toString().getBytes(US_ASCII), value);
    }
}
