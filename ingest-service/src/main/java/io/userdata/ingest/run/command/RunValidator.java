package io.userdata.ingest.run.command;

import io.userdata.events.run.RunCommand;
import io.userdata.events.run.RunDefinition;
import io.userdata.events.run.RunKind;
import io.userdata.events.run.Window;
import io.userdata.ingest.source.Source;
import io.userdata.ingest.source.SourceRegistry;
import io.userdata.starter.problem.ProblemException;
import java.time.Clock;
import java.time.Instant;
import org.springframework.http.HttpStatus;

/** Refuses a run that could not be carried out, and says what to change. */
final class RunValidator {
    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");

    private final SourceRegistry sources;
    private final Clock clock;

    RunValidator(SourceRegistry sources, Clock clock) {
        this.sources = sources;
        this.clock = clock;
    }

    /** Checks a run as its command would create it; only a push carries what it publishes. */
    void check(RunDefinition definition, RunCommand command) {
        if (command.records() == null && command.deleted() == null) {
            check(definition);
        }
    }

    /** Returns the source of that name. */
    Source source(String name) {
        return sources.find(name)
                .orElseThrow(() -> new ProblemException(
                        HttpStatus.NOT_FOUND,
                        "unknown-source",
                        "There is no source of that name; there are: " + sources.names() + "."));
    }

    /** Returns the source of a run that could be carried out. */
    Source check(RunDefinition definition) {
        if (definition.kind() == RunKind.PUSH) {
            throw refused("unsupported-kind", "A run of kind push is created by POST /api/v1/users.");
        }
        Source source = sources.find(definition.source())
                .orElseThrow(() -> refused(
                        "unknown-source", "There is no source of that name; there are: " + sources.names() + "."));
        checkWindow(definition, source);
        if (definition.kind() == RunKind.REPLAY) {
            return source;
        }
        checkRecords(definition.maxRecords() == null ? Long.MAX_VALUE : definition.maxRecords(), definition, source);
        return source;
    }

    private void checkWindow(RunDefinition definition, Source source) {
        Window window = definition.window();
        if (window == null && source.needsWindow()) {
            throw refused("window-required", "The source can only be asked about a window.");
        }
        if (window != null && window.from().isBefore(EARLIEST)) {
            throw refused("window-too-early", "window.from is before " + EARLIEST + ".");
        }
        if (window != null && window.to().isAfter(clock.instant())) {
            throw refused("window-in-future", "window.to is in the future.");
        }
    }

    private static void checkRecords(long maxRecords, RunDefinition definition, Source source) {
        if (definition.maxRecords() == null && source.isEndless()) {
            throw refused("max-records-required", "The source is endless: maxRecords must be set.");
        }
        Window window = definition.window();
        int slices = window == null ? 1 : window.slices().size();
        Long most = source.mostRecords();
        if (most != null && source.isEndless() && (maxRecords - 1) / slices + 1 > most) {
            throw refused(
                    "max-records-too-many", "The source's pages hold no more than " + most + " records for a slice.");
        }
    }

    private static ProblemException refused(String type, String detail) {
        return new ProblemException(HttpStatus.UNPROCESSABLE_CONTENT, type, detail);
    }
}
