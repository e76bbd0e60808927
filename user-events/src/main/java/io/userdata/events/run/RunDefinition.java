package io.userdata.events.run;

import static io.userdata.events.record.MalformedRecordException.required;
import static io.userdata.events.record.MalformedRecordException.requiredText;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.userdata.events.record.MalformedRecordException;
import org.jspecify.annotations.Nullable;

/**
 * What a run is asked to do; it never changes.
 *
 * @param source configured name of the source
 * @param window null: now, one slice
 * @param maxRecords records to publish at the most in the whole run; null: until the source ends
 * @param digest only of a push: tells what is pushed from anything else; null: unknown
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RunDefinition(
        String source,
        RunKind kind,
        @Nullable Window window,
        @Nullable Long maxRecords,
        @Nullable String digest) {
    /** What asks its source, or reads what was asked before. */
    public RunDefinition(String source, RunKind kind, @Nullable Window window, @Nullable Long maxRecords) {
        this(source, kind, window, maxRecords, null);
    }

    public RunDefinition {
        requiredText(source, "source");
        required(kind, "kind");
        if (maxRecords != null && maxRecords < 1) {
            throw new MalformedRecordException("maxRecords", "is less than 1");
        }
        if (digest != null && kind != RunKind.PUSH) {
            throw new MalformedRecordException("digest", "stands only with a push");
        }
        if (window == null && (kind == RunKind.BACKFILL || kind == RunKind.REPLAY)) {
            throw new MalformedRecordException("window", "is missing: a " + kind.text() + " needs one");
        }
    }
}
