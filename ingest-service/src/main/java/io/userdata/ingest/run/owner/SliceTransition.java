package io.userdata.ingest.run.owner;

import io.userdata.events.run.RunReason;
import io.userdata.events.run.SliceRecord;
import io.userdata.ingest.publish.PublishablePage;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The two ways in which a slice changes. */
final class SliceTransition {
    private SliceTransition() {}

    /** It waits, or no longer does. */
    static SliceRecord waiting(SliceRecord slice, @Nullable RunReason reason, Instant now) {
        return new SliceRecord(
                slice.runId(),
                slice.slice(),
                slice.window(),
                slice.cursor(),
                slice.published(),
                slice.rejected(),
                slice.pages(),
                slice.done(),
                reason,
                now);
    }

    /** It has published a page. */
    static SliceRecord advanced(SliceRecord slice, PublishablePage page, String cursor, boolean done, Instant now) {
        return new SliceRecord(
                slice.runId(),
                slice.slice(),
                slice.window(),
                cursor,
                page.published(),
                slice.rejected() + page.rejected(),
                slice.pages() + 1,
                done,
                null,
                now);
    }
}
