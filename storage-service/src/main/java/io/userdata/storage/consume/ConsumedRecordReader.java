package io.userdata.storage.consume;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.userdata.events.quarantine.OriginalBytes;
import io.userdata.events.quarantine.QuarantineHeaders;
import io.userdata.events.quarantine.QuarantineReason;
import io.userdata.events.quarantine.QuarantineStage;
import io.userdata.events.quarantine.QuarantinedRecord;
import io.userdata.events.quarantine.RecordOrigin;
import io.userdata.events.record.EnrichedRecord;
import io.userdata.events.record.FieldPath;
import io.userdata.events.record.MalformedRecordException;
import io.userdata.events.run.RunRecord;
import io.userdata.events.run.RunRecordKey;
import io.userdata.events.run.SliceRecord;
import io.userdata.starter.json.EventMapper;
import io.userdata.storage.run.RunUpdate;
import java.time.DateTimeException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.json.JsonMapper;

/** Reads Kafka records; one that cannot be read becomes something to quarantine, never an exception. */
@Component
final class ConsumedRecordReader {
    private static final QuarantineReason OUT_OF_RANGE =
            new QuarantineReason(QuarantineStage.STORAGE, "MALFORMED", null, "A number or a time is out of range.");

    private static final QuarantineReason UNREADABLE =
            new QuarantineReason(QuarantineStage.STORAGE, "MALFORMED", null, "The value cannot be read.");

    private final JsonMapper json;
    private final RecordMetadataReader heads;

    ConsumedRecordReader() {
        this(EventMapper.create());
    }

    ConsumedRecordReader(JsonMapper json) {
        this.json = json;
        this.heads = new RecordMetadataReader(json);
    }

    /** Reads a record of {@code users.enriched.*}. */
    ConsumedRecord enriched(ConsumerRecord<byte[], byte[]> record) {
        byte[] value = record.value();
        if (value == null) {
            return rejected(
                    record, new QuarantineReason(QuarantineStage.STORAGE, "NULL_VALUE", null, "The value is null."));
        }
        try {
            return new ConsumedRecord.OfUser(json.readValue(value, EnrichedRecord.class), origin(record), value);
        } catch (JacksonException e) {
            return rejected(record, reason(e));
        } catch (ArithmeticException | NumberFormatException | DateTimeException e) {
            return rejected(record, OUT_OF_RANGE);
        } catch (RuntimeException | StackOverflowError e) {
            return rejected(record, UNREADABLE); // whatever it is, the others of the batch are not to blame
        }
    }

    /** Reads a record of {@code users.quarantine}. */
    ConsumedRecord quarantined(ConsumerRecord<byte[], byte[]> record) {
        try {
            QuarantinedRecord read = QuarantineHeaders.read(headers(record), record.value());
            boolean unknown = read.coordinates() == null && read.origin().offset() < 0;
            return new ConsumedRecord.Rejected(unknown ? at(origin(record), read) : read, origin(record));
        } catch (MalformedRecordException e) {
            return rejected(
                    record,
                    new QuarantineReason(
                            QuarantineStage.STORAGE,
                            "UNREADABLE_HEADERS",
                            e.field(),
                            "A quarantine header is not readable."));
        } catch (RuntimeException e) {
            return rejected(
                    record,
                    new QuarantineReason(
                            QuarantineStage.STORAGE,
                            "UNREADABLE_HEADERS",
                            null,
                            "A quarantine header is not readable."));
        }
    }

    /** Reads a record of {@code ingest.runs}; empty for one that no ledger needs. */
    Optional<ConsumedRecord> run(ConsumerRecord<byte[], byte[]> record) {
        byte[] value = record.value();
        if (value == null) {
            return Optional.empty();
        }
        try {
            return update(record, RunRecordKey.of(text(record.key())))
                    .map(update -> new ConsumedRecord.OfRun(update, origin(record), value));
        } catch (JacksonException e) {
            return Optional.of(rejected(record, reason(e)));
        } catch (ArithmeticException | NumberFormatException | DateTimeException e) {
            return Optional.of(rejected(record, OUT_OF_RANGE));
        } catch (IllegalArgumentException e) {
            return Optional.of(rejected(
                    record,
                    new QuarantineReason(
                            QuarantineStage.STORAGE, "UNREADABLE_KEY", null, "The key is none of ingest.runs.")));
        } catch (RuntimeException | StackOverflowError e) {
            return Optional.of(rejected(record, UNREADABLE));
        }
    }

    private Optional<RunUpdate> update(ConsumerRecord<byte[], byte[]> record, RunRecordKey key) {
        if (key instanceof RunRecordKey.Run) {
            RunRecord run = json.readValue(record.value(), RunRecord.class);
            return Optional.of(new RunUpdate.OfRun(run, record.partition(), record.offset()));
        }
        if (key instanceof RunRecordKey.Slice) {
            SliceRecord slice = json.readValue(record.value(), SliceRecord.class);
            return Optional.of(new RunUpdate.OfSlice(slice, record.partition(), record.offset()));
        }
        return Optional.empty();
    }

    private ConsumedRecord rejected(ConsumerRecord<byte[], byte[]> record, QuarantineReason reason) {
        return new ConsumedRecord.Rejected(
                heads.quarantined(reason, origin(record), OriginalBytes.of(record.value())), origin(record));
    }

    private static QuarantineReason reason(JacksonException error) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof MalformedRecordException malformed) {
                return new QuarantineReason(
                        QuarantineStage.STORAGE, "MALFORMED", malformed.field(), "A field is missing or not allowed.");
            }
        }
        return error instanceof StreamReadException
                ? new QuarantineReason(QuarantineStage.STORAGE, "NOT_JSON", null, "The value is not JSON.")
                : new QuarantineReason(QuarantineStage.STORAGE, "MALFORMED", field(error), "A field is not readable.");
    }

    private static @Nullable String field(JacksonException error) {
        return FieldPath.of(
                        error.getPath(),
                        JacksonException.Reference::getPropertyName,
                        JacksonException.Reference::getIndex)
                .fields();
    }

    private static QuarantinedRecord at(RecordOrigin origin, QuarantinedRecord read) {
        return new QuarantinedRecord(
                read.reason(),
                origin,
                null,
                read.userId(),
                read.eventId(),
                read.source(),
                read.lane(),
                read.original());
    }

    private static RecordOrigin origin(ConsumerRecord<byte[], byte[]> record) {
        return new RecordOrigin(record.topic(), record.partition(), record.offset());
    }

    private static Map<String, String> headers(ConsumerRecord<byte[], byte[]> record) {
        Map<String, String> headers = new HashMap<>();
        for (Header header : record.headers()) {
            headers.put(header.key(), text(header.value()));
        }
        return headers;
    }

    private static String text(byte @Nullable [] bytes) {
        return bytes == null ? "" : new String(bytes, UTF_8);
    }
}
