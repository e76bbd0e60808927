package io.userdata.ingest.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.userdata.ingest.run.command.PushService;
import io.userdata.ingest.run.model.RunProgress;
import io.userdata.starter.problem.ProblemException;
import java.io.InputStream;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;

/** Users that are pushed rather than polled, and users that must be forgotten. */
@RestController
@RequestMapping("/api/v1/users")
@Tag(name = "users")
class PushController {
    private static final String KEY = "Idempotency-Key";

    private final PushService pushes;
    private final WebProperties properties;

    PushController(PushService pushes, WebProperties properties) {
        this.pushes = pushes;
        this.properties = properties;
    }

    @PostMapping
    @Operation(summary = "Publish one JSON record of a source, or several line by line; gzip is understood")
    ResponseEntity<RunResponse> push(
            @RequestParam String source,
            @RequestHeader(name = KEY, required = false) @Nullable String key,
            @RequestHeader(name = HttpHeaders.CONTENT_ENCODING, required = false) @Nullable String encoding,
            InputStream body) {
        byte[] bytes = PushBodyReader.read(body, encoding, properties.pushSize());
        return accepted(pushes.push(source, bytes, key));
    }

    @DeleteMapping("/{source}/{*externalId}")
    @Operation(
            summary = "Publish that a user is gone: its personal data is cleared, and no older record brings it back")
    ResponseEntity<RunResponse> delete(
            @PathVariable String source,
            @PathVariable String externalId,
            @RequestHeader(name = KEY, required = false) @Nullable String key) {
        return accepted(pushes.delete(source, externalId.replaceFirst("^/", ""), key));
    }

    @DeleteMapping
    @Operation(
            summary =
                    "Publish that a user is gone, of any external id: ids that a path cannot hold travel in the query",
            description = "Both parameters are percent-encoded, so that an id may hold ; % \\ / .. and blanks.")
    ResponseEntity<RunResponse> deleteById(
            @RequestParam String source,
            @RequestParam String externalId,
            @RequestHeader(name = KEY, required = false) @Nullable String key,
            WebRequest request) {
        String[] ids = request.getParameterValues("externalId");
        if (ids == null || ids.length != 1) { // Spring would join them
            throw new ProblemException(HttpStatus.BAD_REQUEST, "invalid", "externalId must be given once.");
        }
        return accepted(pushes.delete(source, externalId, key));
    }

    private ResponseEntity<RunResponse> accepted(RunProgress run) {
        return ResponseEntity.accepted()
                .location(URI.create("/api/v1/runs/" + run.runId()))
                .body(RunResponse.whole(run, properties.storageUrl()));
    }
}
