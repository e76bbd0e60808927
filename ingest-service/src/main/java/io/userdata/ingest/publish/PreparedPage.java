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
public record PreparedPage(List<PreparedRecord> drafts, long number, String next, boolean last, Instant fetchedAt) {
    public PreparedPage {
        drafts = List.copyOf(drafts);
    }

    /** The numbers only: the drafts are personal data. */
    @Override
    public String toString() {
        return "DraftPage[number=" + number + ", drafts=" + drafts.size() + "]";
    }
}
