package io.userdata.ingest.source;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a slice stands in numbered pages; it keeps the page size of its first page, as another one would shift all
 * pages.
 *
 * @param page the number of the next page
 * @param size records per page
 * @param afterShort whether the page before it was not full: only an empty page may follow
 */
record PageCursor(long page, int size, boolean afterShort) {
    private static final Pattern TEXT = Pattern.compile("page=(\\d{1,18});size=(\\d{1,9})(;short)?");

    /** Reads a cursor; null is the beginning. */
    static PageCursor of(@Nullable String text, SourceProperties source) {
        if (text == null) {
            return new PageCursor(
                    source.pagination().firstPage(), source.limits().pageSize(), false);
        }
        Matcher cursor = TEXT.matcher(text);
        if (!cursor.matches()) {
            throw new IllegalArgumentException("not a cursor of numbered pages");
        }
        return new PageCursor(
                Long.parseLong(cursor.group(1)), Integer.parseInt(cursor.group(2)), cursor.group(3) != null);
    }

    PageCursor next(int records) {
        return new PageCursor(page + 1, size, records < size);
    }

    String text() {
        return "page=" + page + ";size=" + size + (afterShort ? ";short" : "");
    }
}
