package io.userdata.events.run;

import static io.userdata.events.record.MalformedRecordException.required;
import static io.userdata.events.record.MalformedRecordException.requiredText;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.userdata.events.record.MalformedRecordException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A wish that the owner of a source carries out: the value on {@code ingest.commands}, keyed by the source.
 *
 * @param runId null for a command about the source itself
 * @param definition only with CREATE
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RunCommand(
        Action action,
        String source,
        @Nullable UUID runId,
        @Nullable RunDefinition definition,
        Instant requestedAt) {
    /** What to do; PAUSE and RESUME without a run are about the source. */
    public enum Action {
        CREATE,
        PAUSE,
        RESUME,
        CANCEL
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
    }
}
