package io.userdata.ingest.run.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.userdata.events.record.JsonLimits;
import io.userdata.events.record.RawJson;
import io.userdata.events.run.RunCommand;
import io.userdata.events.run.RunDefinition;
import io.userdata.events.run.RunKind;
import io.userdata.ingest.publish.PushReader;
import io.userdata.ingest.run.model.RunProgress;
import io.userdata.ingest.source.Source;
import io.userdata.starter.problem.ProblemException;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamConstraintsException;

/**
 * Takes what is pushed: its command carries the records to the owner of the source, who publishes them and the
 * run that they are in one transaction with the position of the command.
 */
public final class PushService {
    private static final int MOST_RECORDS = 10_000;

    private final PushReader reader = new PushReader();
    private final RunService runs;
    private final RunValidator rules;
    private final Clock clock;

    PushService(RunService runs, RunValidator rules, Clock clock) {
        this.runs = runs;
        this.rules = rules;
        this.clock = clock;
    }

    /**
     * Publishes one JSON record or several, and returns the run that they are.
     *
     * @param key the same again is the same run; null: a new one
     * @throws ProblemException if the key came with other records (409), there is no such source (404), the body is not JSON or empty (400), holds too many
     *     records (413), or the run is not seen in time (503)
     */
    public RunProgress push(String source, byte[] body, @Nullable String key) {
        List<RawJson> records = read(rules.source(source), body);
        String digest =
                PushDigest.of("upsert", records.stream().map(RawJson::json).toList());
        return create(source, key, digest, records, null);
    }

    /**
     * Publishes that a user is gone, and returns the run that this is.
     *
     * @throws ProblemException if no record can have the id (400), the key came with something else (409), there is no such source (404), or the run is not seen in time (503)
     */
    public RunProgress delete(String source, String externalId, @Nullable String key) {
        rules.source(source);
        if (!isId(externalId)) {
            throw new ProblemException(
                    HttpStatus.BAD_REQUEST,
                    "invalid",
                    "The external id must be a text that is not blank, without NUL and half surrogate pairs.");
        }
        return create(source, key, PushDigest.of("delete", List.of(externalId)), null, List.of(externalId));
    }

    private static boolean isId(String externalId) {
        return !externalId.isBlank()
                && externalId.indexOf(0) < 0
                && UTF_8.newEncoder().canEncode(externalId);
    }

    private RunProgress create(
            String source,
            @Nullable String key,
            String digest,
            @Nullable List<RawJson> records,
            @Nullable List<String> deleted) {
        UUID runId = key == null ? UUID.randomUUID() : RunTrigger.ofKey(key);
        RunDefinition definition =
                new RunDefinition(source, RunKind.PUSH, null, records == null ? 1L : records.size(), digest);
        RunCommand command =
                new RunCommand(RunCommand.Action.CREATE, source, runId, definition, clock.instant(), records, deleted);
        return runs.create(command, runId, definition, key != null);
    }

    private List<RawJson> read(Source source, byte[] body) {
        List<RawJson> records;
        try {
            records = reader.redacted(source, body);
        } catch (StreamConstraintsException e) {
            throw new ProblemException(
                    HttpStatus.BAD_REQUEST,
                    "unreadable",
                    "A record nests deeper than " + JsonLimits.MAX_DEPTH + " levels, or has a number of more than "
                            + JsonLimits.MAX_NUMBER_LENGTH + " characters or a name of more than "
                            + JsonLimits.MAX_NAME_LENGTH + ".");
        } catch (NumberFormatException e) {
            throw new ProblemException(
                    HttpStatus.BAD_REQUEST, "unreadable", "A number of a record has an exponent that is too large.");
        } catch (JacksonException e) {
            throw new ProblemException(
                    HttpStatus.BAD_REQUEST, "unreadable", "The body is not JSON, nor JSON values line by line.");
        }
        if (records.isEmpty()) {
            throw new ProblemException(HttpStatus.BAD_REQUEST, "unreadable", "The body holds no record.");
        }
        if (records.size() > MOST_RECORDS) {
            throw new ProblemException(
                    HttpStatus.CONTENT_TOO_LARGE,
                    "too-large",
                    "The body holds more than " + MOST_RECORDS + " records; push them in parts.");
        }
        return records;
    }
}
