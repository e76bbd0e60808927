package io.userdata.transform.codec;

import io.userdata.events.record.RawRecord;
import io.userdata.transform.mapping.Payload;
import java.util.function.Supplier;

/**
 * A raw record and, when it is asked for, its payload.
 *
 * @param payload gives a JSON object, or rejects the record
 */
public record ReceivedRecord(RawRecord raw, Supplier<Payload> payload) {}
