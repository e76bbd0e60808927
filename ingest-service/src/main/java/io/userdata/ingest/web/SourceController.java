package io.userdata.ingest.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.userdata.ingest.run.command.RunService;
import io.userdata.ingest.run.view.RunQueries;
import io.userdata.ingest.source.Source;
import io.userdata.ingest.source.SourceRegistry;
import io.userdata.starter.problem.ProblemException;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Configured sources over HTTP. */
@RestController
@RequestMapping("/api/v1/sources")
@Tag(name = "sources")
class SourceController {
    private final SourceRegistry sources;
    private final RunService runs;
    private final RunQueries queries;

    SourceController(SourceRegistry sources, RunService runs, RunQueries queries) {
        this.sources = sources;
        this.runs = runs;
        this.queries = queries;
    }

    @GetMapping
    @Operation(summary = "All configured sources")
    SourceList list() {
        return new SourceList(
                queries.statuses(sources.all()).stream().map(SourceResponse::of).toList());
    }

    @GetMapping("/{name}")
    @Operation(summary = "A configured source")
    SourceResponse get(@PathVariable String name) {
        return sources.find(name)
                .map(this::response)
                .orElseThrow(() -> new ProblemException(
                        HttpStatus.NOT_FOUND,
                        "unknown-source",
                        "There is no source of that name; there are: " + sources.names() + "."));
    }

    @PostMapping("/{name}/pause")
    @Operation(summary = "Ask the source for nothing more until it is resumed; its runs rest")
    ResponseEntity<SourceResponse> pause(@PathVariable String name) {
        return rest(name, true);
    }

    @PostMapping("/{name}/resume")
    @Operation(summary = "Ask the source again; its runs go on at their cursors")
    ResponseEntity<SourceResponse> resume(@PathVariable String name) {
        return rest(name, false);
    }

    private ResponseEntity<SourceResponse> rest(String name, boolean paused) {
        runs.rest(name, paused);
        return ResponseEntity.accepted().body(get(name));
    }

    private SourceResponse response(Source source) {
        return SourceResponse.of(queries.statuses(List.of(source)).get(0));
    }

    /** Sources by name. */
    record SourceList(List<SourceResponse> items) {}
}
