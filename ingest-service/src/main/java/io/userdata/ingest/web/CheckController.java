package io.userdata.ingest.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.userdata.events.run.Window;
import io.userdata.ingest.publish.preview.PagePreviewer;
import io.userdata.ingest.source.Fault;
import io.userdata.ingest.source.Source;
import io.userdata.ingest.source.SourceClient;
import io.userdata.ingest.source.SourceRegistry;
import io.userdata.starter.problem.ProblemException;
import io.userdata.starter.problem.UnexpectedError;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tries a source without publishing anything. */
@RestController
@Tag(name = "sources")
class CheckController {
    private static final Logger LOG = LoggerFactory.getLogger(CheckController.class);
    private static final Fault UNKNOWN =
            Fault.doubtful(Fault.Code.INTERNAL, "Trying the source failed in a way that this service does not know.");

    private final SourceRegistry sources;
    private final SourceClient client;
    private final PagePreviewer check;
    private final Clock clock;

    CheckController(SourceRegistry sources, SourceClient client, PagePreviewer check, Clock clock) {
        this.sources = sources;
        this.client = client;
        this.check = check;
        this.clock = clock;
    }

    @PostMapping("/api/v1/sources/{name}/check")
    @Operation(
            summary = "Fetch the source's first page and show its first records as they would be published",
            description = "Nothing is published. A source that is asked about a window is asked about the last day.")
    CheckResponse check(@PathVariable String name) {
        Source source = sources.find(name)
                .orElseThrow(() -> new ProblemException(
                        HttpStatus.NOT_FOUND,
                        "unknown-source",
                        "There is no source of that name; there are: " + sources.names() + "."));
        try {
            return CheckResponse.of(source, client.fetch(source, null, window(source)), check);
        } catch (RuntimeException | Error e) {
            UnexpectedError.described(LOG.atError().addKeyValue("source", source.name()), e)
                    .log("trying a source failed unexpectedly");
            return CheckResponse.of(source, UNKNOWN, check);
        }
    }

    private @Nullable Window window(Source source) {
        Instant now = clock.instant();
        return source.needsWindow() ? new Window(now.minus(Duration.ofDays(1)), now, null) : null;
    }
}
