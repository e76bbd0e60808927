package io.userdata.ingest.run.worker.fetch;

import io.userdata.events.run.RunRecordKey;
import io.userdata.events.run.SliceRecord;
import io.userdata.ingest.run.model.RunProgress;

/**
 * A fetch of a slice's next page.
 *
 * @param run as it is when the fetch is due
 * @param slice of the run, of which no other page is fetched meanwhile
 */
record PageFetch(RunProgress run, SliceRecord slice) {
    RunRecordKey.Slice key() {
        return key(slice);
    }

    static RunRecordKey.Slice key(SliceRecord slice) {
        return new RunRecordKey.Slice(slice.runId(), slice.slice());
    }
}
