package io.userdata.ingest.run.view;

import io.userdata.events.run.SourceStateRecord;
import io.userdata.events.run.Window;
import io.userdata.ingest.source.Source;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A source and what is known of it besides its configuration.
 *
 * @param nextFireAt when its schedule starts the next poll; null: not as things are
 * @param gap what the last scheduled poll has left out, as it ended without success; null: nothing
 */
public record SourceStatus(
        Source source,
        SourceStateRecord state,
        @Nullable Instant nextFireAt,
        @Nullable Window gap) {}
