package io.userdata.storage.quarantine.operations;

import io.userdata.events.quarantine.OriginalBytes;
import io.userdata.events.record.FieldPath;
import io.userdata.events.record.MalformedRecordException;
import io.userdata.events.record.RawRecord;
import io.userdata.events.topic.Topics;
import io.userdata.storage.quarantine.QuarantineEntry;
import io.userdata.storage.quarantine.QuarantineItem;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;

/**
 * Makes of an entry what is published again. What left the flow before it was enriched goes through the processor once
 * more; an enriched record that the database refused goes to storage only.
 */
@Component
final class ReplayRecordMapper {
    private static final String ENRICHED = "users.enriched.";

    private final RawRecordRebuilder raw = new RawRecordRebuilder();
    private final EnrichedRecordRebuilder enriched = new EnrichedRecordRebuilder();

    /** Returns what an entry is published as, or throws a problem that says why it cannot be. */
    ReplayRecord of(QuarantineEntry entry) {
        if (entry.erased()) {
            throw QuarantineProblems.erased();
        }
        if (entry.item().coordinates() == null) {
            throw QuarantineProblems.notReplayable(
                    "The record has no readable number: fix it with its coordinates, or discard it.");
        }
        if (entry.fixed() == null && entry.truncated()) {
            throw QuarantineProblems.truncated();
        }
        return entry.fixed() == null
                ? of(entry.item(), entry.bytes(), content -> asItCame(entry.item(), content))
                : fixed(entry.item(), entry.fixed());
    }

    /** What an entry is published as once it is fixed, or a problem that says why it cannot be. */
    ReplayRecord fixed(QuarantineItem item, byte[] fix) {
        Instant decided = Objects.requireNonNullElse(item.lastReplayedAt(), item.changedAt());
        return of(
                item,
                fix,
                content ->
                        isEnriched(item) ? enriched.fixed(item, content, decided) : raw.fixed(item, content, decided));
    }

    private ReplayRecord asItCame(QuarantineItem item, byte[] content) {
        return isEnriched(item) ? enriched.of(item, content) : raw.of(item, content);
    }

    private static ReplayRecord of(
            QuarantineItem item, byte @Nullable [] content, Function<byte[], ReplayRecord> rebuilder) {
        if (Topics.RUNS.equals(item.origin().topic())) {
            throw QuarantineProblems.notReplayable(
                    "The record tells of a run, which ingest-service writes again by itself: discard it.");
        }
        if (content == null) {
            throw QuarantineProblems.notReplayable("The record is empty: fix it with a whole one, or discard it.");
        }
        try {
            return rebuilder.apply(content);
        } catch (MalformedRecordException e) {
            throw QuarantineProblems.notReplayable("It is not a record that can be published: " + e.getMessage()
                    + ". Fix it; what the entry itself knows need not be in the fix.");
        } catch (JacksonException e) {
            throw QuarantineProblems.notReplayable("It is not a record that can be published: " + place(e)
                    + " is not readable. Fix it; what the entry itself knows need not be in the fix.");
        } catch (ArithmeticException | NumberFormatException | DateTimeException e) {
            throw QuarantineProblems.notReplayable(
                    "It is not a record that can be published: a number or a time is out of range."
                            + " Fix it; what the entry itself knows need not be in the fix.");
        }
    }

    /** How many bytes a record may have that is published in place of this one. */
    static int limit(QuarantineItem item) {
        return isEnriched(item) ? OriginalBytes.MAX_BYTES : RawRecord.MAX_BYTES;
    }

    private static boolean isEnriched(QuarantineItem item) {
        return item.origin().topic().startsWith(ENRICHED);
    }

    /** A fix corrects what is wrong; the number and the event of the record stay as they are. */
    static void same(String field, @Nullable Object known, Object given) {
        if (known != null && !Objects.equals(known, given)) {
            throw QuarantineProblems.notReplayable(
                    "A fix may not change " + field + ": leave it out, or keep the one of the record.");
        }
    }

    private static String place(JacksonException error) {
        String fields = FieldPath.of(
                        error.getPath(),
                        JacksonException.Reference::getPropertyName,
                        JacksonException.Reference::getIndex)
                .fields();
        return fields == null ? "its JSON" : fields;
    }
}
