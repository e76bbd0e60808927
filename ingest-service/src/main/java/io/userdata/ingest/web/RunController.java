package io.userdata.ingest.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.userdata.events.run.RunDefinition;
import io.userdata.ingest.run.RunProgress;
import io.userdata.ingest.run.request.RunAction;
import io.userdata.ingest.run.request.Runs;
import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Runs over HTTP. */
@RestController
@RequestMapping("/api/v1/runs")
@Tag(name = "runs")
class RunController {
    private static final int MOST_LISTED = 500;

    private final Runs runs;
    private final WebProperties properties;

    RunController(Runs runs, WebProperties properties) {
        this.runs = runs;
        this.properties = properties;
    }

    @PutMapping("/{runId}")
    @Operation(summary = "Create a run under an id of your own; the same again changes nothing")
    ResponseEntity<RunResponse> put(@PathVariable UUID runId, @RequestBody RunDefinition definition) {
        return ResponseEntity.accepted().body(whole(runs.create(runId, definition)));
    }

    @PostMapping
    @Operation(summary = "Create a run under a new id")
    ResponseEntity<RunResponse> post(@RequestBody RunDefinition definition) {
        UUID runId = UUID.randomUUID();
        return ResponseEntity.accepted()
                .location(URI.create("/api/v1/runs/" + runId))
                .body(whole(runs.create(runId, definition)));
    }

    @GetMapping("/{runId}")
    @Operation(summary = "How far a run has come")
    RunResponse get(@PathVariable UUID runId) {
        return whole(runs.find(runId));
    }

    @GetMapping
    @Operation(summary = "The newest runs, without their slices")
    RunList list(@ParameterObject RunFilter filter, @RequestParam(defaultValue = "50") int limit) {
        return new RunList(runs.all().stream()
                .filter(filter::accepts)
                .sorted(Comparator.comparing((RunProgress run) -> run.run().createdAt())
                        .thenComparing(RunProgress::runId)
                        .reversed())
                .limit(Math.max(1, Math.min(limit, MOST_LISTED)))
                .map(run -> RunResponse.brief(run, properties.storageUrl()))
                .toList());
    }

    @PostMapping("/{runId}/pause")
    @Operation(summary = "Rest at the cursor until resumed")
    ResponseEntity<RunResponse> pause(@PathVariable UUID runId) {
        return act(runId, RunAction.PAUSE);
    }

    @PostMapping("/{runId}/resume")
    @Operation(summary = "Go on at the cursor after a pause or a failure")
    ResponseEntity<RunResponse> resume(@PathVariable UUID runId) {
        return act(runId, RunAction.RESUME);
    }

    @PostMapping("/{runId}/cancel")
    @Operation(summary = "End for good; what is published stays")
    ResponseEntity<RunResponse> cancel(@PathVariable UUID runId) {
        return act(runId, RunAction.CANCEL);
    }

    private ResponseEntity<RunResponse> act(UUID runId, RunAction action) {
        return ResponseEntity.accepted().body(whole(runs.act(runId, action)));
    }

    private RunResponse whole(RunProgress run) {
        return RunResponse.whole(run, properties.storageUrl());
    }

    /** Runs, newest first. */
    record RunList(List<RunResponse> items) {}

    /** Which runs are listed; null: any. */
    record RunFilter(
            @Nullable String source,
            @Nullable String state,
            @Nullable String kind) {
        boolean accepts(RunProgress run) {
            return (source == null || source.equals(run.source()))
                    && (state == null
                            || state.equalsIgnoreCase(run.run().state().name()))
                    && (kind == null
                            || kind.equalsIgnoreCase(
                                    run.run().definition().kind().text()));
        }
    }
}
