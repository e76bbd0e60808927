package io.userdata.processor.web;

import io.swagger.v3.oas.annotations.Operation;
import io.userdata.events.record.Lane;
import io.userdata.processor.lane.OffsetAdoptionResult;
import io.userdata.processor.lane.PipelineLifecycle;
import io.userdata.starter.problem.ProblemException;
import java.util.Arrays;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tells how the queries of both lanes are and does what an operator asks of one. */
@RestController
@RequestMapping("/api/v1/pipeline")
class PipelineController {
    private final PipelineLifecycle pipeline;

    PipelineController(PipelineLifecycle pipeline) {
        this.pipeline = pipeline;
    }

    @Operation(summary = "State, progress and backlog of the queries of both lanes")
    @GetMapping
    PipelineView pipeline() {
        return PipelineView.of(pipeline.status());
    }

    @Operation(summary = "Stops the query of a lane; it is started again where its checkpoint stands")
    @PostMapping("/{lane}/restart")
    ResponseEntity<PipelineView.LaneView> restart(@PathVariable String lane) {
        return ResponseEntity.accepted().body(PipelineView.LaneView.of(pipeline.restart(named(lane))));
    }

    @Operation(summary = "Begins the checkpoint of a lane anew from the processed offsets; the old one is kept aside")
    @PostMapping("/{lane}/adopt-offsets")
    OffsetAdoptionResult adoptOffsets(@PathVariable String lane) {
        return pipeline.adopt(named(lane));
    }

    private static Lane named(String text) {
        return Arrays.stream(Lane.values())
                .filter(lane -> lane.text().equals(text))
                .findFirst()
                .orElseThrow(() -> new ProblemException(
                        HttpStatus.NOT_FOUND, "unknown-lane", "A lane is either live or backfill."));
    }
}
