package io.userdata.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.UUID;

/** Starts runs on a running stack. */
final class RunStarter {
    private RunStarter() {}

    /** Returns the id of the run. */
    static String start(LaunchedStack launched, String definition) throws IOException, InterruptedException {
        String runId = UUID.randomUUID().toString();
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(launched.variable("INGEST_URL") + "/api/v1/runs/" + runId))
                .header("Authorization", "Bearer " + launched.variable("OPERATOR_TOKEN"))
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(definition))
                .build();
        HttpResponse<String> answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        return runId;
    }
}
