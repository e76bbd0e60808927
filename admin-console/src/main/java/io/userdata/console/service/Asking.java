package io.userdata.console.service;

import java.util.concurrent.CompletableFuture;
import tools.jackson.databind.JsonNode;

/** Reads from services with the console's own token; a question never fails, but may have a bad answer. */
public interface Asking {
    /** JSON of a path. */
    CompletableFuture<Answer<JsonNode>> json(ServiceName service, String path);

    /** What a service says of its readiness, be it ready or not. */
    CompletableFuture<Answer<JsonNode>> readiness(ServiceName service);

    /** Samples in Prometheus' text format, of the metrics with these names. */
    CompletableFuture<Answer<String>> metrics(ServiceName service, String... names);
}
