package io.userdata.ingest.source;

import io.userdata.events.run.Window;
import org.jspecify.annotations.Nullable;

/** Asks a source for one page. */
@FunctionalInterface
public interface SourceClient {
    /**
     * Asks and waits for the answer; what goes wrong is a {@link Fault}, not an exception.
     *
     * @param cursor a {@link Page#next()}; null: the beginning
     * @param window the part of time that is asked about; null: now
     */
    FetchResult fetch(Source source, @Nullable String cursor, @Nullable Window window);
}
