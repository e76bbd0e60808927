package io.userdata.ingest.source;

import java.time.Instant;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * A page as the source gave it.
 *
 * @param records perhaps read anew whenever one is asked for
 * @param number from 1
 * @param next the cursor of the page after it
 * @param last whether the source has no more
 * @param fetchedAt when the answer was complete
 */
public record Page(List<JsonNode> records, long number, String next, boolean last, Instant fetchedAt)
        implements FetchResult {
    /** The numbers only: the records are personal data. */
    @Override
    public String toString() {
        return "Page[number=" + number + ", records=" + records.size() + "]";
    }
}
