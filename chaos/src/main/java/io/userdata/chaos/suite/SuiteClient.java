package io.userdata.chaos.suite;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Speaks to ingest-service and storage-service as an operator; a service that is away is an answer, too. */
public final class SuiteClient {
    private static final Duration TIMEOUT = Duration.ofSeconds(15);
    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(2))
            .version(HttpClient.Version.HTTP_1_1)
            .build();
    private final StackVariables variables;

    public SuiteClient(StackVariables variables) {
        this.variables = variables;
    }

    public Answer ingest(String method, String path, @Nullable String body) {
        return ingest(method, path, body, Map.of());
    }

    public Answer ingest(String method, String path, @Nullable String body, Map<String, String> headers) {
        return send("INGEST_URL", method, path, body, headers);
    }

    public Answer storage(String method, String path, @Nullable String body) {
        return send("STORAGE_URL", method, path, body, Map.of());
    }

    private Answer send(
            String service, String method, String path, @Nullable String body, Map<String, String> headers) {
        String base = variables.value(service);
        if (base.isEmpty()) {
            return new Answer(0, JSON.missingNode());
        }
        BodyPublisher publisher = body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body);
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(TIMEOUT)
                .header("Authorization", "Bearer " + variables.value("OPERATOR_TOKEN"))
                .header("Content-Type", "application/json")
                .method(method, publisher);
        headers.forEach(request::header);
        try {
            HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(answer.statusCode(), read(answer.body()));
        } catch (IOException e) { // not there now
            return new Answer(0, JSON.missingNode());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Answer(0, JSON.missingNode());
        }
    }

    private static JsonNode read(String body) {
        try {
            return body.isBlank() ? JSON.missingNode() : JSON.readTree(body);
        } catch (JacksonException e) { // an answer that is no JSON has no fields
            return JSON.missingNode();
        }
    }
}
