package io.userdata.starter.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Changes that a page of another site orders. */
@StarterService
class RequestOriginTest {
    private static final String TOKEN = "Authorization: Bearer oper";

    @LocalServerPort
    private int port;

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

    private RawHttp.Answer raw(String method, String target, List<String> headers, String body) throws IOException {
        return new RawHttp(port).send(method, target, headers, body);
    }
}
