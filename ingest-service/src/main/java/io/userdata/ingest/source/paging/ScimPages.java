package io.userdata.ingest.source.paging;

import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/** SCIM 2.0 (RFC 7644, 3.4.2): places from 1, fewer records than asked for at will, no records at all beyond the end. */
record ScimPages() implements Pagination {
    private static final JsonPointer TOTAL = JsonPointer.compile("/totalResults");

    @Override
    public String first() {
        return "1";
    }

    @Override
    public Step after(PageCursor asked, PageAnswer answer) {
        return Places.after(asked, answer, 1, answer.number(TOTAL));
    }

    @Override
    public boolean isEmpty(PageCursor asked, JsonNode root) {
        return root.at(TOTAL).isIntegralNumber()
                && asked.place() > root.at(TOTAL).asLong();
    }
}
