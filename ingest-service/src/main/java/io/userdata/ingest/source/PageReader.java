package io.userdata.ingest.source;

import io.userdata.ingest.source.Fault.Code;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonPointer;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/** Reads a page from the body of an answer, and refuses what only looks like one. */
final class PageReader {
    /** Numbers keep their digits, as a record must travel as it came. */
    private final JsonMapper json = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    FetchOutcome read(byte[] body, SourceProperties source, PageCursor asked, Instant fetchedAt) {
        JsonNode root;
        try {
            root = json.readTree(body);
        } catch (UnexpectedEndOfInputException e) {
            return Fault.doubtful(Code.TRUNCATED, "The answer is JSON that breaks off.");
        } catch (JacksonException e) {
            return Fault.doubtful(Code.NOT_JSON, "The answer is not JSON.");
        }
        if (root.isMissingNode()) {
            return Fault.doubtful(Code.NOT_JSON, "The answer is empty.");
        }
        JsonPointer error = source.pointers().error();
        if (error != null && isPresent(root.at(error))) {
            return Fault.doubtful(Code.ERROR_BODY, "The answer holds an error at " + error + " in place of a page.");
        }
        JsonNode records = root.at(source.pointers().records());
        if (!records.isArray()) {
            return Fault.doubtful(
                    Code.NO_RECORDS,
                    "The answer has no array of records at \""
                            + source.pointers().records() + "\".");
        }
        return page(records, source, asked, fetchedAt);
    }

    private static FetchOutcome page(JsonNode records, SourceProperties source, PageCursor asked, Instant fetchedAt) {
        int found = records.size();
        boolean endless = source.pagination().isEndless();
        if (found > asked.size() || (found < asked.size() && endless) || (found > 0 && asked.afterShort())) {
            return Fault.doubtful(Code.CLAMPED, clamped(found, asked));
        }
        List<JsonNode> all = new ArrayList<>(found);
        records.forEach(all::add);
        long number = asked.page() - source.pagination().firstPage() + 1;
        return new Page(all, number, asked.next(found).text(), found == 0, fetchedAt);
    }

    private static String clamped(int found, PageCursor asked) {
        return asked.afterShort()
                ? "Page " + asked.page() + " holds records although the page before it was not full."
                : "Page " + asked.page() + " holds " + found + " records where " + asked.size() + " were asked for.";
    }

    private static boolean isPresent(JsonNode node) {
        return !node.isMissingNode() && !node.isNull();
    }
}
