package io.userdata.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** Asks a running stack for yesterday's users. */
final class Backfill {
    private Backfill() {}

    /** Returns the id of the run. */
    static String start(Launched launched, long users) throws IOException, InterruptedException {
        String runId = UUID.randomUUID().toString();
        Instant today = Instant.now().truncatedTo(ChronoUnit.DAYS);
        String body = """
                {"source": "randomuser", "kind": "backfill", "maxRecords": %d,
                 "window": {"from": "%s", "to": "%s", "slice": "PT6H"}}
                """.formatted(users, today.minus(1, ChronoUnit.DAYS), today);
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(launched.variable("INGEST_URL") + "/api/v1/runs/" + runId))
                .header("Authorization", "Bearer " + launched.variable("OPERATOR_TOKEN"))
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        return runId;
    }
}
