package io.userdata.ingest.publish;

import io.userdata.events.record.Lane;
import io.userdata.events.run.SliceRecord;
import io.userdata.ingest.source.Source;
import java.time.Instant;

/**
 * Where a page belongs.
 *
 * @param slice as it was before the page
 * @param page its number, from 1
 */
public record PagePosition(Source source, Lane lane, SliceRecord slice, long page, Instant fetchedAt) {
    Instant asOf() {
        return RecordPreparer.asOf(slice.window(), fetchedAt);
    }
}
