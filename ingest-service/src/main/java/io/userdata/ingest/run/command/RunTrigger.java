package io.userdata.ingest.run.command;

import static java.util.stream.Collectors.toSet;

import io.userdata.events.run.RunDefinition;
import io.userdata.ingest.run.model.RunIds;
import io.userdata.ingest.run.model.RunProgress;
import io.userdata.ingest.run.view.RunQueries;
import io.userdata.starter.problem.ProblemException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * Creates runs for callers who name no id: one for a key, else one at a time for a definition. The id follows from the
 * run before it, so that callers who ask at once, of whatever instance, ask for the same run.
 *
 * <p>Equal is what a caller asked for, source, kind, window and maxRecords, not what it comes to: a poll of the same
 * source with another maxRecords is another run, and a scheduled poll answers a caller who asks for just the same.
 */
public final class RunTrigger {
    private static final int LONGEST_KEY = 255;

    private final RunService runs;
    private final RunQueries queries;
    private final Clock clock;

    RunTrigger(RunService runs, RunQueries queries, Clock clock) {
        this.runs = runs;
        this.queries = queries;
        this.clock = clock;
    }

    /**
     * Returns the run of the key; without a key the one of that definition that is at work, or a new one.
     *
     * @throws ProblemException as {@link RunService#create} does, and if the key is blank or too long (400)
     */
    public RunProgress trigger(RunDefinition definition, @Nullable String key) {
        if (key != null) {
            return runs.create(ofKey(key), definition);
        }
        List<RunProgress> equal = queries.all(run -> run.definition().equals(definition));
        return equal.stream()
                .filter(RunProgress::isActive)
                .findFirst()
                .orElseGet(() -> runs.create(after(equal, definition), definition));
    }

    /** The id of the run that belongs to a key. */
    static UUID ofKey(String key) {
        if (key.isBlank() || key.length() > LONGEST_KEY) {
            throw new ProblemException(
                    HttpStatus.BAD_REQUEST,
                    "invalid",
                    "Idempotency-Key must hold between 1 and " + LONGEST_KEY + " characters.");
        }
        return RunIds.of("key", key);
    }

    /**
     * The id of the run after those. Runs are forgotten after a time, their ids are not: the first run after that passes
     * them by. It passes by, too, what was created after a run that is still the latest, as the clock was ahead then.
     */
    private UUID after(List<RunProgress> equal, RunDefinition definition) {
        Set<UUID> known = equal.stream().map(RunProgress::runId).collect(toSet());
        UUID next = RunIds.of("after", latest(equal), definition.toString());
        while (known.contains(next) || queries.isForgotten(next)) {
            next = RunIds.of("after", next.toString(), definition.toString());
        }
        return next;
    }

    private String latest(List<RunProgress> equal) {
        return equal.stream()
                .max(Comparator.comparing((RunProgress run) -> run.run().createdAt())
                        .thenComparing(RunProgress::runId))
                .map(run -> run.runId().toString())
                .orElseGet(() ->
                        LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).toString());
    }
}
