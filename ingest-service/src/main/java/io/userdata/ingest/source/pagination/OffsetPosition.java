package io.userdata.ingest.source.pagination;

import org.jspecify.annotations.Nullable;

/**
 * Moves on by as many records as there were until there are none: a total may be that of the page, or of an hour ago, so
 * that the source is asked once more where that is reached.
 */
final class OffsetPosition {
    private OffsetPosition() {}

    /**
     * Tells what follows.
     *
     * @param origin the place of the first record
     * @param total null: unknown
     */
    static NextPage after(PageCursor asked, PageResponse answer, long origin, @Nullable Long total) {
        int found = answer.found();
        if (found > asked.size()) {
            return NextPage.tooMany(found, asked.size());
        }
        long next = asked.place() + found;
        boolean more = total != null && next - origin < total;
        if (found == 0 && more) {
            return NextPage.clamped("The page is empty although the source has " + total + " records.");
        }
        return found == 0 ? new NextPage.End() : new NextPage.Next(Long.toString(next), total != null && !more);
    }
}
