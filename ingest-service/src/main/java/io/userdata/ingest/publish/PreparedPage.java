package io.userdata.ingest.publish;

import java.time.Instant;
import java.util.List;

/**
 * A page without anything of it that depends on the pages before it.
 *
 * @param number from 1
 * @param next the cursor of the page after it
 * @param last whether the source has no more
 * @param fetchedAt when the answer was complete
 */
public record PreparedPage(List<PreparedRecord> records, long number, String next, boolean last, Instant fetchedAt) {
    public PreparedPage {
        records = List.copyOf(records);
    }

    /** The page with its first records only, so many at the most. */
    public PreparedPage first(long most) {
        return most >= records.size()
                ? this
                : new PreparedPage(records.subList(0, (int) most), number, next, last, fetchedAt);
    }

    /** The numbers only: the records are personal data. */
    @Override
    public String toString() {
        return "PreparedPage[number=" + number + ", records=" + records.size() + "]";
    }
}
