package io.userdata.console.service;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Speaks HTTP with the services; an answer that does not come in time is a bad one. */
@Component
public class ServiceClient implements ServiceQueries {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Set<Integer> OK = Set.of(200);
    private static final Set<Integer> OK_OR_NOT_READY = Set.of(200, 503);
    private static final Duration CONNECT = Duration.ofSeconds(2);

    private final ConsoleProperties properties;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(CONNECT)
            .build();

    ServiceClient(ConsoleProperties properties) {
        this.properties = properties;
    }

    @Override
    public CompletableFuture<ServiceAnswer<JsonNode>> json(ServiceName service, String path) {
        return text(service, path, OK).thenApply(answer -> answer.then(text -> parsed(service, text)));
    }

    @Override
    public CompletableFuture<ServiceAnswer<JsonNode>> readiness(ServiceName service) {
        return text(service, "/actuator/health/readiness", OK_OR_NOT_READY)
                .thenApply(answer -> answer.then(text -> parsed(service, text)));
    }

    @Override
    public CompletableFuture<ServiceAnswer<String>> metrics(ServiceName service, String... names) {
        return text(service, "/actuator/prometheus?includedNames=" + String.join(",", names), OK);
    }

    private CompletableFuture<ServiceAnswer<String>> text(ServiceName service, String path, Set<Integer> expected) {
        HttpRequest request = request(service, path)
                .header(HttpHeaders.AUTHORIZATION, "Bearer " + properties.token())
                .timeout(properties.answerWithin())
                .build();
        return http.sendAsync(request, HttpResponse.BodyHandlers.ofString())
                .handle((answer, error) -> error == null ? judged(service, answer, expected) : silence(service, error));
    }

    /** A request that is not sent yet; it can go to one of the services and to no other host. */
    public HttpRequest.Builder request(ServiceName service, String path) {
        String base = properties.address(service).toString().replaceFirst("/+$", "");
        return HttpRequest.newBuilder(URI.create(base + path));
    }

    /** Sends a request and waits for the whole answer. */
    public HttpResponse<byte[]> send(HttpRequest request) throws IOException, InterruptedException {
        return http.send(request, HttpResponse.BodyHandlers.ofByteArray());
    }

    private static ServiceAnswer<JsonNode> parsed(ServiceName service, String text) {
        try {
            return new ServiceAnswer.Good<>(JSON.readTree(text));
        } catch (JacksonException e) {
            return new ServiceAnswer.Bad<>(service.title() + " answers with something that is not JSON");
        }
    }

    private static ServiceAnswer<String> judged(
            ServiceName service, HttpResponse<String> answer, Set<Integer> expected) {
        if (expected.contains(answer.statusCode())) {
            return new ServiceAnswer.Good<>(answer.body());
        }
        return new ServiceAnswer.Bad<>(
                answer.statusCode() == 401
                        ? service.title() + " does not know the console's token"
                        : service.title() + " answers with status " + answer.statusCode());
    }

    private static ServiceAnswer<String> silence(ServiceName service, Throwable error) {
        Throwable cause = error instanceof CompletionException && error.getCause() != null ? error.getCause() : error;
        return cause instanceof IOException
                ? new ServiceAnswer.Bad<>(service.title() + " does not answer")
                : new ServiceAnswer.Bad<>(service.title() + " could not be asked");
    }
}
