package io.userdata.ingest.run.worker.replay;

import io.userdata.events.record.RawRecord;
import java.util.List;

/**
 * A part of what is replayed, perhaps empty.
 *
 * @param next the cursor of the part after it
 * @param last whether there is no more
 */
public record RawPage(List<RawRecord> records, String next, boolean last) {
    public RawPage {
        records = List.copyOf(records);
    }
}
