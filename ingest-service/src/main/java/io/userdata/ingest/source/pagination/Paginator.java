package io.userdata.ingest.source.pagination;

import tools.jackson.databind.JsonNode;

/** A way of paging: knows the places of pages; what they mean stays with it. */
public sealed interface Paginator
        permits PageNumberPaginator, OffsetPaginator, LinkPaginator, CursorPaginator, KeysetPaginator, ScimPaginator {
    /** The place of the first page; empty: it is asked for without one. */
    String first();

    /** What follows from a page. */
    NextPage after(PageCursor asked, PageResponse answer);

    /**
     * Whether a body without records is an empty page.
     *
     * @param root the body, without an array of records
     */
    default boolean isEmpty(PageCursor asked, JsonNode root) {
        return false;
    }
}
