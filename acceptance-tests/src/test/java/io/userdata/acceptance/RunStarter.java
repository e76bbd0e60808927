package io.userdata.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.UUID;

/** Starts and cancels runs on a running stack. */
final class RunStarter {
    private RunStarter() {}

    /** Returns the id of the run. */
    static String start(LaunchedStack launched, String definition) throws IOException, InterruptedException {
        String runId = UUID.randomUUID().toString();
        HttpResponse<String> answer = send(OperatorRequest.to(launched, "INGEST_URL", "/api/v1/runs/" + runId)
                .PUT(HttpRequest.BodyPublishers.ofString(definition))
                .build());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        return runId;
    }

    /** Ends a run that would wait for ever. */
    static void cancel(LaunchedStack launched, String runId) throws IOException, InterruptedException {
        HttpResponse<String> answer =
                send(OperatorRequest.to(launched, "INGEST_URL", "/api/v1/runs/" + runId + "/cancel")
                        .POST(HttpRequest.BodyPublishers.noBody())
                        .build());
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
    }

    private static HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }
}
