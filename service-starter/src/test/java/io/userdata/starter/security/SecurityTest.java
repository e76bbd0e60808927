package io.userdata.starter.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.userdata.events.record.MalformedRecordException;
import io.userdata.events.run.RunDefinition;
import io.userdata.starter.problem.ProblemException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** A service with the starter alone, called over HTTP. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.application.name=test",
            "userdata.topics.enabled=false",
            "management.endpoint.health.group.readiness.include=readinessState",
            "userdata.security.tokens[0].name=eve",
            "userdata.security.tokens[0].role=viewer",
            // printf %s view | sha256sum
            "userdata.security.tokens[0].sha256=2bcb43cbc8f6b7ef66331532881143fcbae60a879db3a8fb853f645bb24c2b3c",
            "userdata.security.tokens[1].name=otto",
            "userdata.security.tokens[1].role=operator",
            "userdata.security.tokens[1].sha256=fcbe80d4d1bcc6f21964c75ea2e5d26cdd67642ed7187d6bde8aae180a093576",
        })
class SecurityTest {
    private final HttpClient client = HttpClient.newHttpClient();

    @LocalServerPort
    private int port;

    @ParameterizedTest
    @ValueSource(
            strings = {"/actuator/health", "/actuator/health/liveness", "/actuator/health/readiness", "/actuator/info"})
    void healthAndInfoNeedNoToken(String path) throws Exception {
        assertThat(send("GET", path, null).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/actuator/health", "/actuator/health/readiness"})
    void whatAServiceConsistsOfIsToldToCallersOnly(String path) throws Exception {
        assertThat(send("GET", path, null).body())
                .contains("\"status\":\"UP\"")
                .doesNotContain("components", "details", "diskSpace");
        assertThat(send("GET", path, "Bearer view").body()).contains("\"components\"");
        assertThat(send("GET", "/actuator/health", "Bearer view").body()).contains("\"details\"", "diskSpace");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/things/1",
                "/actuator/prometheus",
                "/actuator/metrics",
                "/v3/api-docs",
                "/swagger-ui/index.html",
                "/nowhere"
            })
    void everythingElseAsksWhoYouAre(String path) throws Exception {
        HttpResponse<String> answer = send("GET", path, null);
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.headers().allValues("WWW-Authenticate"))
                .anyMatch(challenge -> challenge.startsWith("Basic"))
                .anyMatch(challenge -> challenge.startsWith("Bearer"));
        assertThat(answer.body()).contains("urn:userdata:problem:unauthorized");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/things/1", "/actuator/prometheus", "/v3/api-docs", "/swagger-ui/index.html"})
    void viewerReadsWithBearerAndWithBasic(String path) throws Exception {
        assertThat(send("GET", path, "Bearer view").statusCode()).isEqualTo(200);
        assertThat(send("GET", path, basic("caller", "view")).statusCode()).isEqualTo(200);
    }

    @Test
    void theApiTellsItsTitleAndVersion() throws Exception {
        assertThat(send("GET", "/v3/api-docs", "Bearer view").body())
                .contains("\"info\":{\"title\":\"User Data: test\",\"version\":\"v1\"}");
    }

    @Test
    void viewerChangesNothingAndOperatorDoes() throws Exception {
        HttpResponse<String> refused = send("PUT", "/things/1", "Bearer view");
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("urn:userdata:problem:forbidden", "operator");
        assertThat(send("PUT", "/things/1", "Bearer oper").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bearer wrong",
                "Bearer ",
                "Bearer 2bcb43cbc8f6b7ef66331532881143fcbae60a879db3a8fb853f645bb24c2b3c",
                "Basic !!!",
                "Token view"
            })
    void wrongTokenIsRefused(String authorization) throws Exception {
        HttpResponse<String> answer = send("GET", "/things/1", authorization);
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).doesNotContain("wrong");
    }

    @ParameterizedTest
    @CsvSource({"cross-site, 403", "same-site, 403", "same-origin, 200", "none, 200"})
    void changesFromAnotherSiteAreRefused(String site, int status) throws Exception {
        HttpRequest request = request("PUT", "/things/1", basic("x", "oper"))
                .header("Sec-Fetch-Site", site)
                .build();
        assertThat(client.send(request, HttpResponse.BodyHandlers.ofString()).statusCode())
                .isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({
        "/things/gone, 404, urn:userdata:problem:unknown-thing",
        "/things/broken, 500, urn:userdata:problem:internal",
        "/things/malformed, 400, urn:userdata:problem:invalid",
        "/nowhere, 404, urn:userdata:problem:not-found",
    })
    void errorsAreProblemDetails(String path, int status, String type) throws Exception {
        HttpResponse<String> answer = send("GET", path, "Bearer view");
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.body()).contains(type).doesNotContain("secret");
    }

    @Test
    void retryAfterIsToldInWholeSeconds() throws Exception {
        assertThat(send("GET", "/things/later", "Bearer view").headers().firstValue("Retry-After"))
                .hasValue("1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"kind\":\"poll\"} | source is missing.",
                "{\"source\":\"a\",\"kind\":\"backfill\"} | window is missing: a backfill needs one.",
                "{\"source\":\"a\",\"kind\":\"dance\"} | The body is not what is expected at /kind: it must be one of",
                "{\"source\": | The body is not what is expected at its root.",
                "'' | The body is missing or not readable.",
            })
    void unreadableBodyIsToldWhere(String body, String detail) throws Exception {
        HttpRequest request = request("PUT", "/definitions", "Bearer oper")
                .method("PUT", BodyPublishers.ofString(body))
                .header("Content-Type", "application/json")
                .build();
        HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains(detail);
    }

    private HttpResponse<String> send(String method, String path, @Nullable String authorization) throws Exception {
        return client.send(request(method, path, authorization).build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String method, String path, @Nullable String authorization) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .method(method, BodyPublishers.noBody());
        return authorization == null ? request : request.header("Authorization", authorization);
    }

    private static String basic(String name, String password) {
        byte[] pair = (name + ":" + password).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(pair);
    }

    @SpringBootConfiguration
    @EnableAutoConfiguration
    @Import(Things.class)
    static class Application {}

    @RestController
    static class Things {
        @GetMapping("/things/{name}")
        String thing(@PathVariable String name) {
            return switch (name) {
                case "gone" ->
                    throw new ProblemException(HttpStatus.NOT_FOUND, "unknown-thing", "There is no such thing.");
                case "later" ->
                    throw new ProblemException(HttpStatus.SERVICE_UNAVAILABLE, "busy", "Try again.")
                            .retryAfter(Duration.ofMillis(10));
                case "broken" -> throw new IllegalStateException("secret");
                case "malformed" -> throw new MalformedRecordException("name", "is wrong");
                default -> name;
            };
        }

        @PutMapping("/things/{name}")
        String change(@PathVariable String name) {
            return name;
        }

        @PutMapping("/definitions")
        String define(@RequestBody RunDefinition definition) {
            return definition.source();
        }
    }
}
