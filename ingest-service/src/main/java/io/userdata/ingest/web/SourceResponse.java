package io.userdata.ingest.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.userdata.events.run.SourceStateRecord;
import io.userdata.ingest.run.view.SourceStatus;
import io.userdata.ingest.source.Source;
import io.userdata.ingest.source.config.PointerProperties;
import io.userdata.ingest.source.config.SourceProperties;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;

/**
 * A source as a caller sees it; names of query parameters and variables only, as their values may be secret.
 *
 * @param closedUntil until when it is left alone; null or past: it may be asked
 * @param schedule null: it is polled only when it is asked for
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record SourceResponse(
        String name,
        URI baseUrl,
        String path,
        List<String> query,
        List<String> variables,
        String pagination,
        boolean endless,
        int pageSize,
        List<String> externalId,
        @Nullable String updatedAt,
        @Nullable String deleted,
        List<String> redact,
        boolean paused,
        @Nullable Instant closedUntil,
        @Nullable ScheduleResponse schedule) {

    static SourceResponse of(SourceStatus status) {
        Source source = status.source();
        SourceStateRecord state = status.state();
        SourceProperties properties = source.properties();
        PointerProperties pointers = properties.pointers();
        return new SourceResponse(
                source.name(),
                properties.baseUrl(),
                properties.path(),
                List.copyOf(properties.query().keySet()),
                properties.variables().keySet().stream().sorted().toList(),
                source.pagination(),
                source.isEndless(),
                properties.limits().pageSize(),
                texts(pointers.externalId()),
                text(pointers.updatedAt()),
                text(pointers.deleted()),
                texts(properties.redact()),
                state.paused(),
                state.windowClosedUntil(),
                ScheduleResponse.of(status));
    }

    private static List<String> texts(List<JsonPointer> pointers) {
        return pointers.stream().map(JsonPointer::toString).toList();
    }

    private static @Nullable String text(@Nullable JsonPointer pointer) {
        return Stream.ofNullable(pointer).map(JsonPointer::toString).findFirst().orElse(null);
    }
}
