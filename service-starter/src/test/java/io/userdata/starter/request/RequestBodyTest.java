package io.userdata.starter.request;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Bodies that no controller should ever see. */
@StarterService
class RequestBodyTest {
    private static final String TOKEN = "Authorization: Bearer oper";
    private static final String JSON = "Content-Type: application/json";
    private static final String POLL = "{\"source\":\"a\",\"kind\":\"poll\"}";

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
}
