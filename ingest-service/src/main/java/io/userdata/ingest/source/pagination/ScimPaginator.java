package io.userdata.ingest.source.pagination;

import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/**
 * SCIM 2.0 (RFC 7644, 3.4.2): places from 1, fewer records than asked for at will, no records at all beyond the end. A
 * total may count users whom the caller may not see: an empty page ends where less than a page is missing.
 */
record ScimPaginator() implements Paginator {
    private static final JsonPointer TOTAL = JsonPointer.compile("/totalResults");

    @Override
    public String first() {
        return "1";
    }

    @Override
    public NextPage after(PageCursor asked, PageResponse answer) {
        Long total = answer.number(TOTAL);
        if (total != null && answer.found() == 0 && asked.place() > 1 && total < asked.place() + asked.size()) {
            return new NextPage.End();
        }
        return OffsetPosition.after(asked, answer, 1, total);
    }

    @Override
    public boolean isEmpty(PageCursor asked, JsonNode root) {
        return root.at(TOTAL).isIntegralNumber()
                && asked.place() > root.at(TOTAL).asLong();
    }
}
