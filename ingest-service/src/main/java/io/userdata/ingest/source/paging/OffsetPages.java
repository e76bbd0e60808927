package io.userdata.ingest.source.paging;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;

/**
 * Skips what it has: a page may be shorter than asked for, as the next one begins where it ended.
 *
 * @param total how many records there are; null: an empty page is the end
 */
record OffsetPages(@Nullable JsonPointer total) implements Pagination {
    @Override
    public String first() {
        return "0";
    }

    @Override
    public Step after(PageCursor asked, PageAnswer answer) {
        return Places.after(asked, answer, 0, answer.number(total));
    }
}
