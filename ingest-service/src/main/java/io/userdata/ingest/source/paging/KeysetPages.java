package io.userdata.ingest.source.paging;

import tools.jackson.core.JsonPointer;

/**
 * Asks for what comes after the key of the last record; an empty page is the end.
 *
 * @param key in a record
 */
record KeysetPages(JsonPointer key) implements Pagination {
    @Override
    public String first() {
        return "";
    }

    @Override
    public Step after(PageCursor asked, PageAnswer answer) {
        int found = answer.found();
        if (found == 0) {
            return new Step.End();
        }
        if (found > asked.size()) {
            return Step.tooMany(found, asked.size());
        }
        String last = CursorPages.word(answer.records().get(found - 1).at(key));
        return last.isBlank()
                ? new Step.Doubt(Step.Kind.CURSOR_MISSING, "The last record of the page lacks " + key + ".")
                : CursorPages.step(asked, last);
    }
}
