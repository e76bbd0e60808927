package io.userdata.transform;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.userdata.transform.codec.ReasonCode;
import io.userdata.transform.codec.ReceivedRecord;
import java.time.Instant;
import java.util.Arrays;

/** Refuses a raw record whose identity cannot be kept: another key or partition than its own, an id or a time of no use. */
final class RecordIdentityCheck {
    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    private RecordIdentityCheck() {}

    static void check(ReceivedRecord record, IncomingRecord incoming) {
        if (!Arrays.equals(incoming.key(), record.userId().toString().getBytes(US_ASCII))) {
            throw ReasonCode.KEY_MISMATCH.rejection();
        }
        if (record.coordinates().partition() != incoming.partition()) {
            throw ReasonCode.PARTITION_MISMATCH.rejection("coordinates.partition");
        }
        checkText(record.source(), "source");
        checkText(record.externalId(), "externalId");
        checkTime(record.observedAt(), "observedAt");
        checkTime(record.fetchedAt(), "fetchedAt");
    }

    /** An identity is kept as it is or not at all: no cleaning may make two users one. */
    private static void checkText(String text, String field) {
        for (int i = 0, point; i < text.length(); i += Character.charCount(point)) {
            point = text.codePointAt(i);
            if (isUnprintable(point)) {
                throw ReasonCode.FIELD_INVALID.rejection(field);
            }
        }
    }

    private static boolean isUnprintable(int point) {
        return Character.isISOControl(point) || (point > '~' && Character.getType(point) == Character.SURROGATE);
    }

    private static void checkTime(Instant time, String field) {
        if (time.isBefore(EARLIEST) || time.isAfter(LATEST)) {
            throw ReasonCode.FIELD_INVALID.rejection(field);
        }
    }
}
