package io.userdata.events.run;

import static io.userdata.events.record.MalformedRecordException.required;
import static io.userdata.events.record.MalformedRecordException.requiredText;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.userdata.events.record.MalformedRecordException;
import io.userdata.events.record.RawJson;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A request that the owner of a source carries out: the value on {@code ingest.commands}, keyed by the source.
 *
 * @param runId null for a command about the source itself
 * @param definition only with CREATE
 * @param records only with CREATE of a push: what is pushed, redacted
 * @param deleted only with CREATE of a push: external ids of users to delete
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RunCommand(
        Action action,
        String source,
        @Nullable UUID runId,
        @Nullable RunDefinition definition,
        Instant requestedAt,
        @Nullable List<RawJson> records,
        @Nullable List<String> deleted) {
    /** What to do; PAUSE and RESUME without a run are about the source. */
    public enum Action {
        CREATE,
        PAUSE,
        RESUME,
        CANCEL
    }

    /** A command that carries nothing. */
    public RunCommand(
            Action action,
            String source,
            @Nullable UUID runId,
            @Nullable RunDefinition definition,
            Instant requestedAt) {
        this(action, source, runId, definition, requestedAt, null, null);
    }

    public RunCommand {
        required(action, "action");
        requiredText(source, "source");
        required(requestedAt, "requestedAt");
        if (action == Action.CREATE || action == Action.CANCEL) {
            required(runId, "runId");
        }
        if (action == Action.CREATE) {
            required(definition, "definition");
        } else if (definition != null) {
            throw new MalformedRecordException("definition", "stands only with CREATE");
        }
        records = records == null ? null : List.copyOf(records);
        deleted = deleted == null ? null : List.copyOf(deleted);
        if ((records != null || deleted != null) && (definition == null || definition.kind() != RunKind.PUSH)) {
            throw new MalformedRecordException("records", "stands only with CREATE of a push");
        }
    }
}
