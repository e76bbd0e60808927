package io.userdata.localstack.run;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Speaks to ingest-service and storage-service as an operator. */
public final class StackClient {
    private record Users(List<UserView> items) {}

    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;
    private static final int FIRST_SERVER_ERROR = 500;
    private static final int LONGEST_QUOTE = 300;
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(TIMEOUT)
            .version(HttpClient.Version.HTTP_1_1)
            .build();
    private final URI ingest;
    private final URI storage;
    private final String token;

    public StackClient(URI ingest, URI storage, String token) {
        this.ingest = ingest;
        this.storage = storage;
        this.token = token;
    }

    /**
     * Asks for a run; asking again for the same changes nothing.
     *
     * @return whether it was accepted; false: ask again later
     * @throws RunRefusedException if it never will be
     */
    public boolean submit(CurrentRun run) throws InterruptedException {
        HttpRequest request = request(ingest.resolve("/api/v1/runs/" + run.runId()))
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(run.request())))
                .build();
        try {
            HttpResponse<String> answer = send(request);
            if (answer.statusCode() >= FIRST_SERVER_ERROR) {
                return false;
            }
            if (answer.statusCode() / 100 != 2) {
                throw new RunRefusedException(described(request, answer));
            }
            return true;
        } catch (IOException e) { // not there now
            return false;
        }
    }

    /** The run; empty if ingest-service does not know it or cannot tell now. */
    public Optional<RunView> run(UUID runId) throws InterruptedException {
        return get(ingest.resolve("/api/v1/runs/" + runId), RunView.class);
    }

    /** The run's ledger; empty if storage-service has none or cannot tell now. */
    public Optional<LedgerView> ledger(UUID runId) throws InterruptedException {
        return get(storage.resolve("/api/v1/runs/" + runId + "/ledger"), LedgerView.class);
    }

    /** A few users. */
    public List<UserView> users(int limit) throws InterruptedException {
        return get(storage.resolve("/api/v1/users?limit=" + limit), Users.class)
                .map(Users::items)
                .orElse(List.of());
    }

    private <T> Optional<T> get(URI address, Class<T> type) throws InterruptedException {
        HttpRequest request = request(address).build();
        try {
            HttpResponse<String> answer = send(request);
            if (answer.statusCode() == NOT_FOUND || answer.statusCode() >= FIRST_SERVER_ERROR) {
                return Optional.empty();
            }
            if (answer.statusCode() != OK) {
                throw new UnexpectedAnswerException(described(request, answer));
            }
            return Optional.of(JSON.readValue(answer.body(), type));
        } catch (IOException e) { // not there now
            return Optional.empty();
        } catch (JacksonException e) {
            throw new UnexpectedAnswerException(address + " answered something else than expected: " + e.getMessage());
        }
    }

    private HttpRequest.Builder request(URI address) {
        return HttpRequest.newBuilder(address).timeout(TIMEOUT).header("Authorization", "Bearer " + token);
    }

    private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static String described(HttpRequest request, HttpResponse<String> answer) {
        String body = answer.body().lines().findFirst().orElse("");
        return request.method() + " " + request.uri() + " answered " + answer.statusCode() + ": "
                + body.substring(0, Math.min(LONGEST_QUOTE, body.length()));
    }
}
