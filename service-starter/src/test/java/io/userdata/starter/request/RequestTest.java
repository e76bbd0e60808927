package io.userdata.starter.request;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.userdata.events.run.RunDefinition;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpMethod;
import org.springframework.util.unit.DataSize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A service with the starter alone, called with what no controller should ever see. */
@ExtendWith(OutputCaptureExtension.class)
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.application.name=test",
            "userdata.topics.enabled=false",
            "management.endpoint.health.group.readiness.include=readinessState",
            "userdata.security.hosts=users.example",
            "userdata.security.tokens[0].name=otto",
            "userdata.security.tokens[0].role=operator",
            "userdata.security.tokens[0].sha256=fcbe80d4d1bcc6f21964c75ea2e5d26cdd67642ed7187d6bde8aae180a093576",
        })
class RequestTest {
    private static final String TOKEN = "Authorization: Bearer oper";
    private static final String JSON = "Content-Type: application/json";
    private static final String POLL = "{\"source\":\"a\",\"kind\":\"poll\"}";
    private static final String PLANTED = "planted.person@example.org";

    private final HttpClient client = HttpClient.newHttpClient();

    @LocalServerPort
    private int port;

    @ParameterizedTest
    @CsvSource({"/definitions, PUT", "/bodies, POST", "/things/1, PUT"})
    void aBodyThatIsTooLargeIsRefusedBeforeItIsRead(String path, String method) throws Exception {
        RawHttp.Answer answer = raw(method, path, List.of(TOKEN, JSON, "Content-Length: 99000000"), "");
        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.text())
                .contains("urn:userdata:problem:too-large", "bytes")
                .doesNotContain("null");
    }

    @Test
    void aBodyWithoutALengthIsCountedWhileItIsRead() throws Exception {
        assertThat(chunked("PUT", "/definitions", "{\"source\":\"" + "a".repeat(70_000) + "\"}"))
                .isEqualTo(413);
        assertThat(chunked("POST", "/bodies", "a".repeat(70_000))).isEqualTo(413);
        assertThat(chunked("POST", "/bodies", "a".repeat(60_000))).isEqualTo(200);
        assertThat(chunked("POST", "/large/1", "a".repeat(70_000))).isEqualTo(200);
        assertThat(chunked("POST", "/large/1", "a".repeat(300_000))).isEqualTo(413);
    }

    @Test
    void deepJsonIsRefused() throws Exception {
        String deep = "{\"source\":" + "[".repeat(20_000) + "]".repeat(20_000) + "}";
        assertThat(raw("PUT", "/definitions", List.of(TOKEN, JSON), deep).status())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "text/plain | /bodies | 415",
                "application/x-www-form-urlencoded | /bodies | 415",
                "multipart/form-data; boundary=x | /bodies | 415",
                "text/plain | /things/1/pause | 415",
                "no type | /bodies | 415",
                "application/json;charset=UTF-8 | /bodies | 200",
                "application/scim+json | /bodies | 200",
                "application/x-ndjson | /bodies | 200",
            })
    void aChangeThatIsNotJsonIsRefused(String type, String path, int status) throws Exception {
        RawHttp.Answer answer = raw("POST", path, List.of(TOKEN, "Content-Type: " + type), POLL);
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    }

    @Test
    void aBodyIsNeverParsedAsAForm() throws Exception {
        RawHttp.Answer answer = raw("POST", "/bodies?source=a", List.of(TOKEN), "{\"share\":\"100%\"}");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).endsWith("16");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "http://localhost:%d | localhost:%d | 200",
                "http://evil.example | localhost:%d | 403",
                "http://localhost:1 | localhost:%d | 403",
                "null | localhost:%d | 403",
                "http://ingest-service:8081 | ingest-service:8081 | 200",
                "http://192.168.1.5:8081 | 192.168.1.5:8081 | 200",
                "http://[::1]:8081 | [::1]:8081 | 200",
                "http://evil.example:8081 | evil.example:8081 | 403",
                "https://users.example | users.example | 200",
                "https://users.example | users.example:443 | 200",
            })
    void aChangeComesOnlyFromAPageOfThisHost(String origin, String host, int status) throws Exception {
        List<String> headers = List.of(TOKEN, "Origin: " + origin.formatted(port), "Host: " + host.formatted(port));
        assertThat(raw("POST", "/things/1/pause", headers, "").status()).isEqualTo(status);
        assertThat(raw("GET", "/things/1", headers, "").status()).isEqualTo(200);
    }

    @Test
    void aProxyMayTellTheHostThatTheBrowserAsked() throws Exception {
        List<String> headers =
                List.of(TOKEN, "Origin: https://users.example", "X-Forwarded-Host: users.example", "Host: ingest:8081");
        assertThat(raw("POST", "/things/1/pause", headers, "").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x=%zz", "x=%C0%80", "x=%00", "=1", "%00=1", "x=%", "x=%4"})
    void aQueryThatCannotBeReadIsRefusedEverywhere(String query, CapturedOutput output) throws Exception {
        for (String path : List.of(
                "/things",
                "/things/1",
                "/definitions",
                "/nowhere",
                "/actuator/health",
                "/actuator/prometheus",
                "/v3/api-docs",
                "/swagger-ui/index.html",
                "/error")) {
            RawHttp.Answer answer = raw("GET", path + "?" + query, List.of(TOKEN), "");
            assertThat(answer.status()).as(path).isEqualTo(400);
            assertThat(answer.text()).contains("urn:userdata:problem:unreadable-query");
        }
        assertThat(raw("GET", "/actuator/health?" + query, List.of(), "").status())
                .isEqualTo(400);
        assertThat(output).doesNotContain("Exception");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/things?contry=DK | there are: after, country, limit.",
                "/things?country=DK&x= | There is no parameter x here",
                "/things/1?a=b | there are none.",
                "/filtered?sorce=a | there are: kind, source.",
            })
    void anUnknownParameterIsRefusedWithThoseThatThereAre(String path, String words) throws Exception {
        RawHttp.Answer answer = raw("GET", path, List.of(TOKEN), "");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).contains("urn:userdata:problem:unknown-parameter", words);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/things?country=DK&limit=3",
                "/filtered?source=a&kind=POLL",
                "/actuator/prometheus?includedNames=jvm_info",
                "/actuator/metrics/jvm.memory.used?tag=area:heap",
                "/v3/api-docs?x=1",
                "/things/1/plan?dryRun=true",
            })
    void knownParametersAndThoseOfLibrariesAreTaken(String path) throws Exception {
        assertThat(raw("GET", path, List.of(TOKEN), "").status()).isEqualTo(200);
    }

    @Test
    void anUnknownFieldIsRefusedWithThoseThatThereAre() throws Exception {
        RawHttp.Answer answer = raw(
                "PUT", "/definitions", List.of(TOKEN, JSON), "{\"source\":\"a\",\"kind\":\"poll\",\"maxRecord\":3}");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text())
                .contains(
                        "/maxRecord",
                        "there are: digest, kind, maxRecords, source, window",
                        "\"field\":\"/maxRecord\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/things?limit=abc | limit must be a whole number.",
                "/things?after=abc | after must be a UUID.",
                "/filtered?kind=dance | kind must be one of",
            })
    void aValueThatDoesNotFitIsRefusedWithoutRepeatingIt(String path, String words) throws Exception {
        RawHttp.Answer answer = raw("GET", path, List.of(TOKEN), "");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).contains(words).doesNotContain("abc", "dance");
    }

    @Test
    void whatACallerSendsNeverGetsIntoTheLog(CapturedOutput output) throws Exception {
        String encoded = PLANTED.replace("@", "%40");
        List<String> paths = List.of(
                "/things/" + encoded,
                "/things/fail-" + encoded,
                "/things",
                "/definitions",
                "/bodies",
                "/nowhere/" + encoded,
                "/filtered",
                "/actuator/health",
                "/actuator/metrics/" + encoded);
        for (String path : paths) {
            for (String method : List.of("GET", "POST", "PUT", "PATCH", "DELETE")) {
                for (String query : List.of(
                        "",
                        "?limit=" + encoded,
                        "?" + encoded + "=1",
                        "?after=" + encoded + "%zz",
                        "?kind=" + encoded)) {
                    for (String body : List.of(
                            "",
                            PLANTED + "%",
                            "{\"source\":\"" + PLANTED + "%\",\"kind\":\"" + PLANTED + "\"}",
                            "{\"" + PLANTED + "\":1}",
                            "{\"source\":{\"" + PLANTED + "\":")) {
                        raw(method, path + query, List.of(TOKEN, JSON, "Idempotency-Key: fail-" + PLANTED), body);
                        raw(method, path + query, List.of(TOKEN, "X: " + PLANTED), body);
                    }
                }
            }
        }
        raw("GET", "/things/1", List.of("Authorization: Bearer " + PLANTED), "");
        assertThat(output).contains("request failed unexpectedly", "java.lang.IllegalStateException", "RequestTest");
        assertThat(output).doesNotContain("planted.person");
    }

    private RawHttp.Answer raw(String method, String target, List<String> headers, String body) throws IOException {
        return new RawHttp(port).send(method, target, headers, body);
    }

    private int chunked(String method, String path, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Authorization", "Bearer oper")
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body.getBytes(UTF_8))))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString()).statusCode();
    }

    @SpringBootConfiguration
    @EnableAutoConfiguration
    @Import(Things.class)
    static class Application {
        @Bean
        BodyLimit larger() {
            return BodyLimit.of(HttpMethod.POST, "/large/{id}", DataSize.ofKilobytes(256));
        }
    }

    /** A filter object, bound from parameters. */
    record Filter(@Nullable String source, @Nullable Kind kind) {}

    enum Kind {
        POLL
    }

    @RestController
    static class Things {
        @GetMapping("/things")
        String list(
                @RequestParam(required = false) @Nullable String country,
                @RequestParam(name = "after", required = false) @Nullable UUID from,
                @RequestParam(defaultValue = "50") int limit) {
            return "things";
        }

        @GetMapping("/filtered")
        String filtered(Filter filter) {
            return "filtered";
        }

        @GetMapping("/things/{name}")
        String thing(@PathVariable String name) {
            if (name.startsWith("fail-")) {
                throw new IllegalStateException(name, new IllegalArgumentException(name));
            }
            return name;
        }

        @GetMapping(path = "/things/{name}/plan", params = "dryRun=true")
        String plan(@PathVariable String name) {
            return name;
        }

        @PutMapping("/things/{name}")
        String change(
                @PathVariable String name,
                @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
            if (key != null) {
                throw new IllegalStateException(key);
            }
            return name;
        }

        @PostMapping("/things/{name}/pause")
        String pause(@PathVariable String name) {
            return name;
        }

        @PutMapping("/definitions")
        String define(@RequestBody RunDefinition definition) {
            return definition.source();
        }

        @PostMapping("/bodies")
        String body(@RequestParam(defaultValue = "") String source, InputStream body) throws IOException {
            return String.valueOf(body.readAllBytes().length);
        }

        @PostMapping("/large/{id}")
        String large(InputStream body) throws IOException {
            return String.valueOf(body.readAllBytes().length);
        }
    }
}
