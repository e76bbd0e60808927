package io.userdata.ingest.source.pagination;

import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/**
 * Each page holds the word that opens the next one; the last one holds none.
 *
 * @param next where the word stands in the body
 */
record CursorPaginator(JsonPointer next) implements Paginator {
    @Override
    public String first() {
        return "";
    }

    @Override
    public NextPage after(PageCursor asked, PageResponse answer) {
        return step(asked, word(answer.root().at(next)));
    }

    static NextPage step(PageCursor asked, String word) {
        if (word.isBlank()) {
            return new NextPage.End();
        }
        return word.equals(asked.at())
                ? new NextPage.Invalid(NextPage.Kind.CURSOR_STUCK, "The page names itself as the next one.")
                : new NextPage.Next(word);
    }

    static String word(JsonNode node) {
        return node.isString() || node.isIntegralNumber() ? node.asString() : "";
    }
}
