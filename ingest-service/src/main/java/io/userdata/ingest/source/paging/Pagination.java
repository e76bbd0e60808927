package io.userdata.ingest.source.paging;

import tools.jackson.databind.JsonNode;

/** A way of paging: knows the places of pages; what they mean stays with it. */
public sealed interface Pagination
        permits NumberedPages, OffsetPages, LinkedPages, CursorPages, KeysetPages, ScimPages {
    /** The place of the first page; empty: it is asked for without one. */
    String first();

    /** What follows from a page. */
    Step after(PageCursor asked, PageAnswer answer);

    /**
     * Whether a body without records is an empty page.
     *
     * @param root the body, without an array of records
     */
    default boolean isEmpty(PageCursor asked, JsonNode root) {
        return false;
    }
}
