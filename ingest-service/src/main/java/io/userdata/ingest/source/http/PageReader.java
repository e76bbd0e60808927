package io.userdata.ingest.source.http;

import io.userdata.ingest.source.Fault;
import io.userdata.ingest.source.Fault.Code;
import io.userdata.ingest.source.FetchResult;
import io.userdata.ingest.source.Page;
import io.userdata.ingest.source.Source;
import io.userdata.ingest.source.config.PointerProperties;
import io.userdata.ingest.source.pagination.NextPage;
import io.userdata.ingest.source.pagination.PageCursor;
import io.userdata.ingest.source.pagination.PageResponse;
import io.userdata.starter.json.SourceRecordMapper;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonPointer;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads a page from an answer, and refuses what only looks like one. */
final class PageReader {
    private static final int NO_CONTENT = 204;

    /** Where an answer tells an error that is no page, though its records are null (GraphQL, JSON:API and others). */
    private static final List<String> ERRORS = List.of("error", "errors");

    private final JsonMapper json = SourceRecordMapper.create();

    FetchResult read(HttpResponse<byte[]> answer, Source source, PageCursor asked, Instant fetchedAt) {
        PointerProperties pointers = source.properties().pointers();
        try {
            byte[] bytes = BodyDecoder.decode(answer, source.properties().limits());
            PageDigest digest = new PageDigest(pointers.externalId(), bytes);
            PageBody body = new PageBody(json, bytes, digest);
            JsonNode root = answer.statusCode() == NO_CONTENT ? json.missingNode() : root(body, pointers.records());
            if (!root.isMissingNode()) {
                check(root, source, asked);
            }
            PageResponse page = new PageResponse(
                    root, body.records(), answer.headers().allValues("Link"), answer.uri(), credential(answer));
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
            throw doubt(Code.NOT_JSON, JsonPlace.sentence("The answer is not JSON", e));
        } catch (ArithmeticException | NumberFormatException e) {
            throw doubt(Code.NOT_JSON, "The answer holds a number that cannot be read.");
        }
    }

    private static void check(JsonNode root, Source source, PageCursor asked) throws FaultException {
        PointerProperties pointers = source.properties().pointers();
        JsonPointer error = pointers.error();
        if (error != null && isPresent(root.at(error))) {
            throw doubt(Code.ERROR_BODY, "The answer holds an error at " + error + " in place of a page.");
        }
        JsonNode records = root.at(pointers.records());
        boolean isNone = records.isNull() && ERRORS.stream().allMatch(name -> isNothing(root.path(name)));
        if (!records.isArray()
                && !isNone
                && (isPresent(records) || !source.pages().pagination().isEmpty(asked, root))) {
            throw doubt(Code.NO_RECORDS, "The answer has no array of records at \"" + pointers.records() + "\".");
        }
    }

    private static FetchResult page(
            PageResponse page, Source source, PageCursor asked, Instant fetchedAt, @Nullable String digest) {
        NextPage step = source.pages().pagination().after(asked, page);
        if (step instanceof NextPage.Invalid doubt) {
            return Fault.doubtful(Code.valueOf(doubt.kind().name()), doubt.message());
        }
        if (digest != null && asked.hasSeen(digest)) {
            return asked.told()
                    ? end(source, asked, fetchedAt)
                    : Fault.doubtful(Code.REPEATED_PAGE, "The page holds the records of a page before it.");
        }
        boolean last = step instanceof NextPage.End;
        String next = step instanceof NextPage.Next to
                ? source.pages().next(asked, to, page.records().size(), digest)
                : source.pages().end(asked);
        return new Page(page.records(), asked.number(), next, last, fetchedAt);
    }

    /** The page that would be next to the last one. */
    static Page end(Source source, PageCursor asked, Instant fetchedAt) {
        return new Page(List.of(), asked.number(), source.pages().end(asked), true, fetchedAt);
    }

    /** By what the request was authorized, without its scheme. */
    private static @Nullable String credential(HttpResponse<?> answer) {
        return answer.request()
                .headers()
                .firstValue("Authorization")
                .map(value -> value.substring(value.indexOf(' ') + 1))
                .orElse(null);
    }

    private static boolean isNothing(JsonNode error) {
        return !isPresent(error) || (error.isContainer() && error.isEmpty());
    }

    private static FaultException doubt(Code code, String message) {
        return new FaultException(Fault.doubtful(code, message));
    }

    private static boolean isPresent(JsonNode node) {
        return !node.isMissingNode() && !node.isNull();
    }
}
