package io.userdata.transform;

import org.jspecify.annotations.Nullable;

/** A raw record as Kafka holds it. */
@SuppressWarnings("ArrayRecordComponent") // carries bytes; two of them are never compared
public record IncomingRecord(
        String topic, int partition, long offset, byte @Nullable [] key, byte @Nullable [] value) {}
