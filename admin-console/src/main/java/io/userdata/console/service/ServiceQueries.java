package io.userdata.console.service;

import java.util.concurrent.CompletableFuture;
import tools.jackson.databind.JsonNode;

/** Reads from services with the console's own token; a question never fails, but may have a bad answer. */
public interface ServiceQueries {
    /** JSON of a path. */
    CompletableFuture<ServiceAnswer<JsonNode>> json(ServiceName service, String path);

    /** What a service says of its readiness, be it ready or not. */
    CompletableFuture<ServiceAnswer<JsonNode>> readiness(ServiceName service);

    /** Samples in Prometheus' text format, of the metrics with these names. */
    CompletableFuture<ServiceAnswer<String>> metrics(ServiceName service, String... names);
}
