package io.userdata.events.quarantine;

/**
 * Where in Kafka the bytes were read; for a record rejected at ingest, which was never on a raw topic, the offset is
 * -1.
 */
public record RecordOrigin(String topic, int partition, long offset) {}
