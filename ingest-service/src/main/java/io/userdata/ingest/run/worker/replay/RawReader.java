package io.userdata.ingest.run.worker.replay;

import io.userdata.events.run.Window;
import org.jspecify.annotations.Nullable;

/** Reads back what a source has given. */
@FunctionalInterface
public interface RawReader {
    /**
     * Reads the next part of what was fetched in a window and is no replay itself.
     *
     * @param cursor a {@link RawPage#next()}; null: the beginning
     * @throws RawRecordsGoneException if records after the cursor are no longer there
     */
    RawPage read(String source, Window window, @Nullable String cursor);
}
