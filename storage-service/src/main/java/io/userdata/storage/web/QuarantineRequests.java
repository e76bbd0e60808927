package io.userdata.storage.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.userdata.events.quarantine.QuarantineStage;
import io.userdata.events.record.MalformedRecordException;
import io.userdata.storage.quarantine.QuarantineFilter;
import io.userdata.storage.quarantine.operations.BulkQuarantineRequest;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What callers send about quarantined records. */
final class QuarantineRequests {
    private static final int MAX_NOTE = 500;

    private QuarantineRequests() {}

    /** A fixed record, as text. */
    record Fix(@Nullable String content) {
        byte[] bytes() {
            String text = MalformedRecordException.requiredText(content, "content");
            try {
                ByteBuffer encoded = UTF_8.newEncoder().encode(CharBuffer.wrap(text));
                byte[] bytes = new byte[encoded.remaining()];
                encoded.get(bytes);
                return bytes;
            } catch (CharacterCodingException e) {
                throw new MalformedRecordException("content", "holds half a surrogate pair");
            }
        }
    }

    /** Why something is done; no personal data. */
    record Note(@Nullable String note) {
        Note {
            if (note != null && note.length() > MAX_NOTE) {
                throw new MalformedRecordException("note", "is longer than " + MAX_NOTE + " characters");
            }
        }
    }

    /** Open entries that match what is given. */
    record Filter(
            @Nullable QuarantineStage stage,
            @Nullable String code,
            @Nullable String source,
            @Nullable UUID runId,
            @Nullable Instant from,
            @Nullable Instant to) {}

    /** One decision on many entries; an empty filter is all of them, and none is a mistake. */
    record Bulk(
            @Nullable Filter filter,
            @Nullable String note,
            @Nullable Boolean dryRun,
            @Nullable Long after) {
        BulkQuarantineRequest request() {
            Filter given = MalformedRecordException.required(filter, "filter");
            return new BulkQuarantineRequest(
                    new QuarantineFilter(
                            given.stage(), given.code(), given.source(), null, given.runId(), given.from(), given.to()),
                    after == null ? 0 : after,
                    new Note(note).note(),
                    Boolean.TRUE.equals(dryRun));
        }
    }
}
