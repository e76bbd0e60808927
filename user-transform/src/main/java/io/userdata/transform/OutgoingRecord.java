package io.userdata.transform;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is to be written to Kafka for one raw record.
 *
 * @param partition the one the raw record was read from: a user's records stay in order
 * @param headers empty unless quarantined
 */
@SuppressWarnings("ArrayRecordComponent") // carries bytes; two of them are never compared
public record OutgoingRecord(
        TransformOutcome outcome,
        String topic,
        int partition,
        byte @Nullable [] key,
        byte @Nullable [] value,
        Map<String, String> headers) {}
