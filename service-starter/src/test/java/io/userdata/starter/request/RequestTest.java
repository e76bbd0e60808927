package io.userdata.starter.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Queries, parameters and paths that no controller should ever see, and what the log keeps of them. */
@ExtendWith(OutputCaptureExtension.class)
@StarterService
class RequestTest {
    private static final String TOKEN = "Authorization: Bearer oper";
    private static final String JSON = "Content-Type: application/json";
    private static final String POLL = "{\"source\":\"a\",\"kind\":\"poll\"}";
    private static final String PLANTED = "planted.person@example.org";

    @LocalServerPort
    private int port;

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
        assertThat(output)
                .contains("request failed unexpectedly", "java.lang.IllegalStateException", "StarterService$Things");
        assertThat(output).doesNotContain("planted.person");
    }

    private RawHttp.Answer raw(String method, String target, List<String> headers, String body) throws IOException {
        return new RawHttp(port).send(method, target, headers, body);
    }
}
