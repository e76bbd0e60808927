package io.userdata.ingest.source.http;

import io.userdata.ingest.source.Fault;
import io.userdata.ingest.source.Fault.Code;
import io.userdata.ingest.source.FetchOutcome;
import io.userdata.ingest.source.Page;
import io.userdata.ingest.source.Pointers;
import io.userdata.ingest.source.Source;
import io.userdata.ingest.source.paging.PageAnswer;
import io.userdata.ingest.source.paging.PageCursor;
import io.userdata.ingest.source.paging.Step;
import java.net.http.HttpResponse;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonPointer;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/** Reads a page from an answer, and refuses what only looks like one. */
final class PageReader {
    /** Numbers keep their digits, as a record must travel as it came. */
    private final JsonMapper json = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    FetchOutcome read(HttpResponse<byte[]> answer, Source source, PageCursor asked, Instant fetchedAt) {
        Pointers pointers = source.properties().pointers();
        PageDigest digest = new PageDigest(pointers.externalId(), answer.body());
        PageBody body = new PageBody(json, answer.body(), digest);
        try {
            JsonNode root = root(body, pointers.records());
            check(root, source, asked);
            PageAnswer page =
                    new PageAnswer(root, body.records(), answer.headers().allValues("Link"), answer.uri());
            return page(page, source, asked, fetchedAt, digest.text());
        } catch (FaultException e) {
            return e.fault();
        }
    }

    private static JsonNode root(PageBody body, JsonPointer records) throws FaultException {
        try {
            JsonNode root = body.read(records);
            if (root == null) {
                throw doubt(Code.NOT_JSON, "The answer is empty.");
            }
            return root;
        } catch (UnexpectedEndOfInputException e) {
            throw doubt(Code.TRUNCATED, "The answer is JSON that breaks off.");
        } catch (JacksonException e) {
            throw doubt(Code.NOT_JSON, "The answer is not JSON.");
        }
    }

    private static void check(JsonNode root, Source source, PageCursor asked) throws FaultException {
        Pointers pointers = source.properties().pointers();
        JsonPointer error = pointers.error();
        if (error != null && isPresent(root.at(error))) {
            throw doubt(Code.ERROR_BODY, "The answer holds an error at " + error + " in place of a page.");
        }
        JsonNode records = root.at(pointers.records());
        if (!records.isArray()
                && (isPresent(records) || !source.pages().pagination().isEmpty(asked, root))) {
            throw doubt(Code.NO_RECORDS, "The answer has no array of records at \"" + pointers.records() + "\".");
        }
    }

    private static FetchOutcome page(
            PageAnswer page, Source source, PageCursor asked, Instant fetchedAt, @Nullable String digest) {
        Step step = source.pages().pagination().after(asked, page);
        if (step instanceof Step.Doubt doubt) {
            return Fault.doubtful(Code.valueOf(doubt.kind().name()), doubt.message());
        }
        if (digest != null && asked.hasSeen(digest)) {
            return Fault.doubtful(Code.REPEATED_PAGE, "The page holds the records of a page before it.");
        }
        boolean last = step instanceof Step.End;
        String next = step instanceof Step.Next to
                ? source.pages().next(asked, to.at(), page.records().size(), digest)
                : source.pages().end(asked);
        return new Page(page.records(), asked.number(), next, last, fetchedAt);
    }

    private static FaultException doubt(Code code, String message) {
        return new FaultException(Fault.doubtful(code, message));
    }

    private static boolean isPresent(JsonNode node) {
        return !node.isMissingNode() && !node.isNull();
    }
}
