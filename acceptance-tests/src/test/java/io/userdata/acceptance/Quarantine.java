package io.userdata.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import tools.jackson.databind.JsonNode;

/** The quarantined records of a running stack, read as its viewer and discarded as its operator. */
record Quarantine(LaunchedStack launched) {
    private static final String PATH = "/api/v1/quarantine";

    /** The id of an open entry with this code, once it is there. */
    String entry(String code) {
        await().atMost(LaunchedStack.LIMIT).until(() -> !open(code).isEmpty());
        return open(code).path(0).path("id").asString();
    }

    /** The id of an open entry that is no JSON and as long as this, once it is there. */
    String entryHolding(String bytes) {
        return await().atMost(LaunchedStack.LIMIT)
                .until(
                        () -> open("NOT_JSON")
                                .valueStream()
                                .filter(item -> item.path("length").asInt() == bytes.length())
                                .map(item -> item.path("id").asString())
                                .findFirst()
                                .orElse(""),
                        id -> !id.isEmpty());
    }

    JsonNode entryOf(String id) {
        return launched.get(launched.variable("STORAGE_URL") + PATH + "/" + id);
    }

    void discard(String id) throws IOException, InterruptedException {
        post("/" + id + "/discard", "{\"note\": \"made up\"}");
    }

    /** Leaves none that is open. */
    void discardAll() throws IOException, InterruptedException {
        post("/discard", "{\"filter\": {}, \"note\": \"made up\"}");
    }

    private JsonNode open(String code) {
        return launched.get(launched.variable("STORAGE_URL") + PATH + "?state=open&code=" + code)
                .path("items");
    }

    private void post(String path, String body) throws IOException, InterruptedException {
        HttpRequest order = OperatorRequest.to(launched, "STORAGE_URL", PATH + path)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> answer = HttpClient.newHttpClient().send(order, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
    }
}
