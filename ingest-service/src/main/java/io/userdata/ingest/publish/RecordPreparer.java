package io.userdata.ingest.publish;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.temporal.ChronoUnit.MICROS;

import io.userdata.events.identity.UserId;
import io.userdata.events.record.Operation;
import io.userdata.events.record.RawJson;
import io.userdata.events.run.Window;
import io.userdata.ingest.source.Page;
import io.userdata.ingest.source.Source;
import io.userdata.ingest.source.UnreadableRecord;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Prepares a source's records for publishing; none of them needs another one for that, so any thread may do it. */
public final class RecordPreparer {
    static final RawJson NOTHING = new RawJson("");
    private static final String END = "end";

    private final JsonMapper json;

    /**
     * Prepares records of all sources.
     *
     * @param json reads and writes them without changing their numbers
     */
    RecordPreparer(JsonMapper json) {
        this.json = json;
    }

    /**
     * Prepares a page; takes the redacted fields out of its records.
     *
     * @param window of the slice; null: it has none
     */
    public PreparedPage prepare(Source source, @Nullable Window window, Page page) {
        Instant asOf = window == null ? page.fetchedAt() : window.to();
        List<PreparedRecord> records = page.records().stream()
                .map(record -> prepare(source, asOf, record))
                .toList();
        return new PreparedPage(records, page.number(), page.next(), page.last(), page.fetchedAt());
    }

    /** Prepares records that were pushed, as a page of their own. */
    public PreparedPage pushed(Source source, Instant pushedAt, List<RawJson> texts) {
        return only(pushedAt, texts.stream().map(text -> prepare(source, pushedAt, json.readTree(text.json()), text)));
    }

    /** Prepares deletes of users, as a page of their own. */
    public PreparedPage deletes(Source source, Instant deletedAt, List<String> externalIds) {
        return only(deletedAt, externalIds.stream().map(externalId -> delete(source, deletedAt, externalId)));
    }

    private static PreparedPage only(Instant at, Stream<PreparedRecord> records) {
        return new PreparedPage(records.toList(), 1, END, true, at);
    }

    private static PreparedRecord delete(Source source, Instant at, String externalId) {
        return new PreparedRecord.Known(
                new RecordIdentity(
                        externalId, UserId.of(source.name(), externalId), Operation.DELETE, at.truncatedTo(MICROS)),
                NOTHING);
    }

    /**
     * Prepares a record; takes the redacted fields out of it.
     *
     * @param asOf when a record that does not say so was true
     */
    PreparedRecord prepare(Source source, Instant asOf, JsonNode record) {
        return prepare(source, asOf, record, null);
    }

    /** Keeps the text that a record was read from, unless something is taken out of it; null: it is written anew. */
    private PreparedRecord prepare(Source source, Instant asOf, JsonNode record, @Nullable RawJson text) {
        Redactor redactor = new Redactor(source.properties().redact());
        Optional<UnreadableRecord> unreadable = UnreadableRecord.in(record);
        if (unreadable.isPresent()) {
            return rejected(unreadable.get(), redactor);
        }
        boolean changed = redactor.apply(record);
        try {
            RecordIdentity identity = RecordIdentityReader.read(
                    record, source.name(), source.properties().pointers(), asOf);
            return new PreparedRecord.Known(identity, changed || text == null ? text(record) : text);
        } catch (Rejection e) {
            changed |= redactor.applyAnywhere(record);
            return new PreparedRecord.Rejected(e.reason(), changed || text == null ? text(record) : text);
        }
    }

    private static PreparedRecord rejected(UnreadableRecord record, Redactor redactor) {
        Rejection rejection = new Rejection(Rejection.NOT_JSON, null, record.message());
        return new PreparedRecord.Rejected(rejection.reason(), new RawJson(redactor.masked(record.text())));
    }

    /** A record as it came: only the way by bytes keeps half a surrogate pair, as an escape. */
    private RawJson text(JsonNode record) {
        return new RawJson(new String(json.writeValueAsBytes(record), UTF_8));
    }
}
