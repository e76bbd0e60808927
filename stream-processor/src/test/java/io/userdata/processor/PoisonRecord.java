package io.userdata.processor;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.userdata.events.record.RawRecord;
import io.userdata.transform.fixture.RawRecords;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;

/** What can be wrong with a raw record, and the reason that must be given for it. */
enum PoisonRecord {
    NOT_JSON("NOT_JSON", raw -> "no { json"),
    CUT_OFF("NOT_JSON", raw -> raw.substring(0, raw.length() / 2)),
    WRONG_TYPE("FIELD_INVALID", raw -> raw.replaceFirst("\"page\":\\d+", "\"page\":\"one\"")),
    NO_HEAD("FIELD_MISSING", raw -> raw.replace("\"eventId\"", "\"anotherId\"")),
    TOO_LARGE("TOO_LARGE", raw -> raw.replace("Asta", "A".repeat(2 * 1024 * 1024))),
    DEEP("TOO_COMPLEX", raw -> raw.replace("\"Asta\"", "[".repeat(1_000) + "]".repeat(1_000))),
    UNKNOWN_SOURCE("UNKNOWN_SOURCE", raw -> raw.replace("\"source\":\"randomuser\"", "\"source\":\"unknown\"")),
    NOT_UTF_8("NOT_JSON", raw -> raw) {
        @Override
        byte[] value(RawRecord record) {
            byte[] bytes = RawRecords.bytes(record);
            bytes[new String(bytes, UTF_8).indexOf("Asta")] = (byte) 0xC3;
            return bytes;
        }
    },
    NULL_KEY("KEY_MISMATCH", raw -> raw) {
        @Override
        byte @Nullable [] key(RawRecord record) {
            return null;
        }
    },
    NULL_VALUE("NULL_VALUE", raw -> raw) {
        @Override
        byte @Nullable [] value(RawRecord record) {
            return null;
        }
    };

    final String code;
    private final UnaryOperator<String> spoil;

    PoisonRecord(String code, UnaryOperator<String> spoil) {
        this.code = code;
        this.spoil = spoil;
    }

    /** Sends one to the partition where its user belongs; it takes no number of the stream. */
    Future<RecordMetadata> send(RawTopicProducer stream) {
        RawRecord record = KafkaProbe.placed("poison", ordinal(), RawRecords.payload());
        return stream.send(record.coordinates().partition(), key(record), value(record));
    }

    byte @Nullable [] key(RawRecord record) {
        return RawRecords.key(record);
    }

    byte @Nullable [] value(RawRecord record) {
        return spoil.apply(new String(RawRecords.bytes(record), UTF_8)).getBytes(UTF_8);
    }
}
