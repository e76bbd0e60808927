package io.userdata.ingest.source.pagination;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;

/**
 * Skips what it has: a page may be shorter than asked for, as the next one begins where it ended.
 *
 * @param total how many records there are; null: an empty page is the end
 */
record OffsetPaginator(@Nullable JsonPointer total) implements Paginator {
    @Override
    public String first() {
        return "0";
    }

    @Override
    public NextPage after(PageCursor asked, PageResponse answer) {
        return OffsetPosition.after(asked, answer, 0, answer.number(total));
    }
}
