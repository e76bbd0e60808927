package io.userdata.ingest.publish;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.userdata.events.record.JsonText;
import io.userdata.events.run.Window;
import io.userdata.ingest.source.Page;
import io.userdata.ingest.source.Source;
import io.userdata.ingest.source.UnreadableRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Drafts records of sources; a record of a page needs no other to be drafted, so any thread may do it. */
final class RecordPreparer {
    private final JsonMapper json;

    RecordPreparer(JsonMapper json) {
        this.json = json;
    }

    /** Drafts a page; takes the redacted fields out of its records. */
    PreparedPage draft(Source source, @Nullable Window window, Page page) {
        List<PreparedRecord> drafts = draft(source, asOf(window, page.fetchedAt()), page.records());
        return new PreparedPage(drafts, page.number(), page.next(), page.last(), page.fetchedAt());
    }

    /** Drafts records; takes the redacted fields out of them. */
    List<PreparedRecord> draft(Source source, Instant asOf, List<JsonNode> records) {
        List<PreparedRecord> drafts = new ArrayList<>(records.size());
        records.forEach(record -> drafts.add(draft(source, asOf, record)));
        return drafts;
    }

    private PreparedRecord draft(Source source, Instant asOf, JsonNode record) {
        Redactor redaction = new Redactor(source.properties().redact());
        Optional<UnreadableRecord> unreadable = UnreadableRecord.in(record);
        if (unreadable.isPresent()) {
            return rejected(unreadable.get(), redaction);
        }
        redaction.apply(record);
        try {
            RecordIdentity head = RecordIdentityReader.read(
                    record, source.name(), source.properties().pointers(), asOf);
            return new PreparedRecord.Known(head, text(json, record));
        } catch (Rejection e) {
            redaction.applyAnywhere(record);
            return new PreparedRecord.Rejected(e.reason(), text(json, record));
        }
    }

    private static PreparedRecord rejected(UnreadableRecord record, Redactor redaction) {
        Rejection rejection = new Rejection(Rejection.NOT_JSON, null, record.message());
        return new PreparedRecord.Rejected(rejection.reason(), new JsonText(redaction.masked(record.text())));
    }

    /** A record as it came: only the way by bytes keeps half a surrogate pair, as an escape. */
    static JsonText text(JsonMapper json, JsonNode record) {
        return new JsonText(new String(json.writeValueAsBytes(record), UTF_8));
    }

    /** When a record that does not say so was true: at the end of the slice's window, else when it was fetched. */
    static Instant asOf(@Nullable Window window, Instant fetchedAt) {
        return window == null ? fetchedAt : window.to();
    }
}
