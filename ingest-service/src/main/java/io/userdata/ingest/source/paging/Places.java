package io.userdata.ingest.source.paging;

import org.jspecify.annotations.Nullable;

/**
 * Moves on by as many records as there were until there are none: a total may be that of the page, or of an hour ago, so
 * that the source is asked once more where that is reached.
 */
final class Places {
    private Places() {}

    /**
     * Tells what follows.
     *
     * @param origin the place of the first record
     * @param total null: unknown
     */
    static Step after(PageCursor asked, PageAnswer answer, long origin, @Nullable Long total) {
        int found = answer.found();
        if (found > asked.size()) {
            return Step.tooMany(found, asked.size());
        }
        long next = asked.place() + found;
        boolean more = total != null && next - origin < total;
        if (found == 0 && more) {
            return Step.clamped("The page is empty although the source has " + total + " records.");
        }
        return found == 0 ? new Step.End() : new Step.Next(Long.toString(next), total != null && !more);
    }
}
