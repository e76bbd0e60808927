package io.userdata.console.viewer;

import io.swagger.v3.oas.annotations.Operation;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** The pipeline as it is, and as it goes on. */
@RestController
class SnapshotController {
    private final SnapshotJsonWriter snapshots;
    private final SseSubscribers viewers;

    SnapshotController(SnapshotJsonWriter snapshots, SseSubscribers viewers) {
        this.snapshots = snapshots;
        this.viewers = viewers;
    }

    @GetMapping(path = "/api/v1/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Operation(summary = "Server-sent events: a snapshot of the whole pipeline, again and again")
    SseEmitter events() {
        return viewers.join();
    }

    @GetMapping(path = "/api/v1/snapshot", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "A snapshot of the whole pipeline, taken now")
    String snapshot() {
        return snapshots.get();
    }
}
