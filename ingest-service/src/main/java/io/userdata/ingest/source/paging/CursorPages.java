package io.userdata.ingest.source.paging;

import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/**
 * Each page holds the word that opens the next one; the last one holds none.
 *
 * @param next where the word stands in the body
 */
record CursorPages(JsonPointer next) implements Pagination {
    @Override
    public String first() {
        return "";
    }

    @Override
    public Step after(PageCursor asked, PageAnswer answer) {
        return step(asked, word(answer.root().at(next)));
    }

    static Step step(PageCursor asked, String word) {
        if (word.isBlank()) {
            return new Step.End();
        }
        return word.equals(asked.at())
                ? new Step.Doubt(Step.Kind.CURSOR_STUCK, "The page names itself as the next one.")
                : new Step.Next(word);
    }

    static String word(JsonNode node) {
        return node.isString() || node.isIntegralNumber() ? node.asString() : "";
    }
}
