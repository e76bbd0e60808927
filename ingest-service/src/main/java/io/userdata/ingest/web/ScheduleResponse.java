package io.userdata.ingest.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.userdata.events.run.SourceStateRecord;
import io.userdata.events.run.Window;
import io.userdata.ingest.run.view.SourceStatus;
import io.userdata.ingest.source.Source;
import io.userdata.ingest.source.config.ScheduleProperties;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A source's schedule as a caller sees it.
 *
 * @param nextFireAt when the next poll starts; null: not while the source is paused or the last poll has not ended
 * @param lastFiredAt when the last poll started; null: never
 * @param coveredTo up to when the source has been asked about its windows; null: it has none, or that is not known
 * @param gap what the last poll has left out, as it ended without success: the next poll asks about it; null: nothing
 * @param liveCursor where the next poll begins, without secrets; null: at the beginning
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ScheduleResponse(
        @Nullable Duration fixedDelay,
        @Nullable String cron,
        @Nullable String zone,
        @Nullable Long maxRecords,
        boolean continues,
        @Nullable Instant nextFireAt,
        @Nullable Instant lastFiredAt,
        @Nullable String liveCursor,
        @Nullable Instant coveredTo,
        @Nullable Window gap) {
    static @Nullable ScheduleResponse of(SourceStatus status) {
        Source source = status.source();
        SourceStateRecord state = status.state();
        ScheduleProperties schedule = source.properties().schedule();
        return schedule == null
                ? null
                : new ScheduleResponse(
                        schedule.fixedDelay(),
                        schedule.cron(),
                        schedule.cron() == null ? null : schedule.clock().getId(),
                        schedule.maxRecords(),
                        source.continues(),
                        status.nextFireAt(),
                        state.lastFiredAt(),
                        source.continues() ? source.shownPlace(state.cursor()) : null,
                        source.needsWindow() ? state.coveredTo() : null,
                        status.gap());
    }
}
