package io.userdata.ingest.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.userdata.events.record.MalformedRecordException;
import io.userdata.events.run.RunDefinition;
import io.userdata.ingest.run.command.RunAction;
import io.userdata.ingest.run.command.RunService;
import io.userdata.ingest.run.command.RunTrigger;
import io.userdata.ingest.run.model.RunProgress;
import io.userdata.ingest.run.view.RunQueries;
import java.net.URI;
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
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Runs over HTTP. */
@RestController
@RequestMapping("/api/v1/runs")
@Tag(name = "runs")
class RunController {
    // OpenAPI knows one operation for a path and a verb, so a request and its dry run have one caption.
    private static final String DRY_RUN = "; with dryRun=true it says slices, pages and time, and nothing is written";
    private static final String PUT_CAPTION =
            "Creates a run under an id of your own, the same again changes nothing" + DRY_RUN;
    private static final String POST_CAPTION =
            "Creates a run, or answers with that of the Idempotency-Key or the equal run that is at work" + DRY_RUN;

    private final RunService runs;
    private final RunTrigger triggers;
    private final RunQueries queries;
    private final WebProperties properties;

    RunController(RunService runs, RunTrigger triggers, RunQueries queries, WebProperties properties) {
        this.runs = runs;
        this.triggers = triggers;
        this.queries = queries;
        this.properties = properties;
    }

    @PutMapping("/{runId}")
    @Operation(summary = PUT_CAPTION)
    ResponseEntity<RunResponse> put(
            @PathVariable UUID runId,
            @RequestBody RunDefinition definition,
            @RequestParam(required = false) @Nullable String dryRun) {
        requireNoDryRun(dryRun);
        return ResponseEntity.accepted().body(whole(runs.create(runId, definition)));
    }

    @PostMapping
    @Operation(summary = POST_CAPTION)
    ResponseEntity<RunResponse> post(
            @RequestBody RunDefinition definition,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestParam(required = false) @Nullable String dryRun) {
        requireNoDryRun(dryRun);
        RunProgress run = triggers.trigger(definition, key);
        return ResponseEntity.accepted()
                .location(URI.create("/api/v1/runs/" + run.runId()))
                .body(whole(run));
    }

    @PutMapping(path = "/{runId}", params = "dryRun=true")
    @Operation(summary = PUT_CAPTION)
    PlanResponse plan(@PathVariable UUID runId, @RequestBody RunDefinition definition) {
        return PlanResponse.of(runs.plan(definition));
    }

    @PostMapping(params = "dryRun=true")
    @Operation(summary = POST_CAPTION)
    PlanResponse plan(@RequestBody RunDefinition definition) {
        return PlanResponse.of(runs.plan(definition));
    }

    @GetMapping("/{runId}")
    @Operation(summary = "How far a run has come")
    RunResponse get(@PathVariable UUID runId) {
        return whole(queries.find(runId));
    }

    @GetMapping
    @Operation(summary = "The newest runs, without their slices; next is the after of the page that follows")
    RunList list(@ParameterObject RunQuery query) {
        List<RunProgress> page = query.page(queries);
        return new RunList(
                page.stream()
                        .map(run -> RunResponse.brief(run, properties.storageUrl()))
                        .toList(),
                query.next(page));
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

    /** {@code dryRun=true} is answered elsewhere; a value that was meant like it must not start a run. */
    private static void requireNoDryRun(@Nullable String dryRun) {
        if (dryRun != null && !dryRun.equals("false")) {
            throw new MalformedRecordException("dryRun", "must be true or false");
        }
    }

    private ResponseEntity<RunResponse> act(UUID runId, RunAction action) {
        return ResponseEntity.accepted().body(whole(runs.act(runId, action)));
    }

    private RunResponse whole(RunProgress run) {
        return RunResponse.whole(run, properties.storageUrl());
    }

    /** Runs, newest first. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record RunList(List<RunResponse> items, @Nullable String next) {}
}
