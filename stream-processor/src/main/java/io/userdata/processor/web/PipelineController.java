package io.userdata.processor.web;

import io.swagger.v3.oas.annotations.Operation;
import io.userdata.processor.pipeline.Pipeline;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tells how the queries of both lanes are. */
@RestController
class PipelineController {
    private final Pipeline pipeline;

    PipelineController(Pipeline pipeline) {
        this.pipeline = pipeline;
    }

    @Operation(summary = "State, progress and backlog of the queries of both lanes")
    @GetMapping("/api/v1/pipeline")
    PipelineView pipeline() {
        return PipelineView.of(pipeline.status());
    }
}
