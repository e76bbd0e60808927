package io.userdata.storage.quarantine;

import io.userdata.storage.fixture.StorageInstance;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.JsonNode;

/** The REST API for quarantined records, as an operator and as a viewer call it. */
public record QuarantineApi(StorageInstance service) {
    private static final String PATH = "/api/v1/quarantine";

    public record Answer(HttpStatusCode status, JsonNode body) {
        public String text(String pointer) {
            return body.at(pointer).asString();
        }
    }

    public Answer get(String path) {
        return call(service.operator(), HttpMethod.GET, path, null);
    }

    public Answer viewed(String path) {
        return call(service.http(), HttpMethod.GET, path, null);
    }

    public Answer post(String path, Map<String, ?> body) {
        return call(service.operator(), HttpMethod.POST, path, body);
    }

    public Answer postAsViewer(String path) {
        return call(service.http(), HttpMethod.POST, path, Map.of());
    }

    public Answer fix(long id, String content) {
        return call(service.operator(), HttpMethod.PATCH, "/" + id, Map.of("content", content));
    }

    private static Answer call(RestClient client, HttpMethod method, String path, @Nullable Object body) {
        RestClient.RequestBodySpec request = client.method(method).uri(PATH + path);
        if (body != null) {
            request.contentType(MediaType.APPLICATION_JSON).body(body);
        }
        ResponseEntity<JsonNode> answer = request.retrieve().toEntity(JsonNode.class);
        return new Answer(answer.getStatusCode(), Objects.requireNonNull(answer.getBody()));
    }
}
