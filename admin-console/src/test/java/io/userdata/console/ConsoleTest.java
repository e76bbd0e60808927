package io.userdata.console;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.userdata.console.viewer.SseSubscribers;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class ConsoleTest {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final FakeService SERVICE = start();

    private final HttpClient http = HttpClient.newHttpClient();

    @LocalServerPort
    private int port;

    @Autowired
    private SseSubscribers viewers;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        registry.add("userdata.console.token", () -> FakeService.VIEWER);
        registry.add("userdata.console.refresh", () -> "50ms");
        registry.add("userdata.console.services.ingest", SERVICE::address);
        registry.add(
                "userdata.console.services.processor",
                () -> SERVICE.address().toString().replace("127.0.0.1", "localhost"));
        registry.add("userdata.console.services.storage", () -> "http://127.0.0.1:1");
        token(registry, 0, "viewer", FakeService.VIEWER);
        token(registry, 1, "operator", FakeService.OPERATOR);
    }

    @BeforeEach
    void forget() {
        SERVICE.asked().clear();
    }

    @AfterAll
    static void stop() {
        SERVICE.close();
    }

    @Test
    void thePageAsksForATokenAndRunsNoForeignScript() throws Exception {
        assertThat(get("/", "").statusCode()).isEqualTo(401);
        HttpResponse<String> page = get("/", FakeService.VIEWER);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("console/main.js");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'none'", "script-src 'self'")
                .doesNotContain("unsafe");
        assertThat(page.headers().firstValue("Cache-Control").orElse("")).contains("no-cache");
        assertThat(get("/console/main.js", FakeService.VIEWER).statusCode()).isEqualTo(200);
    }

    @Test
    void tellsWhoLooks() throws Exception {
        assertThat(get("/api/v1/me", FakeService.VIEWER).body())
                .isEqualTo("{\"name\":\"a-viewer\",\"role\":\"viewer\"}");
        assertThat(get("/api/v1/me", FakeService.OPERATOR).body()).contains("\"role\":\"operator\"");
    }

    @Test
    void ordersGoOnWithTheCallersOwnToken() throws Exception {
        HttpResponse<String> answer =
                send("POST", "/api/v1/services/ingest/api/v1/runs", FakeService.OPERATOR, "{\"a\":1}");
        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(answer.headers().firstValue("WWW-Authenticate")).isEmpty();
        assertThat(SERVICE.asked()).contains("POST /api/v1/runs Bearer operator-token {\"a\":1}");
    }

    @Test
    void aViewerCannotOrder() throws Exception {
        HttpResponse<String> answer = send("POST", "/api/v1/services/ingest/api/v1/runs", FakeService.VIEWER, "{}");
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("This needs the role operator.");
        assertThat(SERVICE.asked()).noneMatch(asked -> asked.startsWith("POST"));
    }

    /** As a form of another site sends it, with the credentials that the browser remembers. */
    @Test
    void aFormOfAnotherSiteOrdersNothing() throws Exception {
        String pause = "/api/v1/services/ingest/api/v1/sources/staff/pause";
        HttpRequest.Builder form = request(pause, FakeService.OPERATOR)
                .header("Content-Type", "text/plain")
                .POST(HttpRequest.BodyPublishers.ofString("a=b"));
        assertThat(http.send(form.build(), HttpResponse.BodyHandlers.ofString()).statusCode())
                .isEqualTo(415);
        HttpRequest.Builder script = request(pause, FakeService.OPERATOR)
                .header("Origin", "http://evil.example")
                .POST(HttpRequest.BodyPublishers.noBody());
        assertThat(http.send(script.build(), HttpResponse.BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(403);
        HttpRequest.Builder page = request(pause, FakeService.OPERATOR)
                .header("Origin", "http://127.0.0.1:" + port)
                .POST(HttpRequest.BodyPublishers.noBody());
        assertThat(http.send(page.build(), HttpResponse.BodyHandlers.ofString()).statusCode())
                .isEqualTo(202);
        assertThat(SERVICE.asked())
                .filteredOn(asked -> asked.startsWith("POST"))
                .hasSize(1);
    }

    @Test
    void whatIsTooLargeIsNotForwarded() throws Exception {
        String large = "{\"content\":\"" + "a".repeat(100_000) + "\"}";
        assertThat(send("POST", "/api/v1/services/ingest/api/v1/runs", FakeService.OPERATOR, large)
                        .statusCode())
                .isEqualTo(413);
        assertThat(send("PATCH", "/api/v1/services/storage/api/v1/quarantine/1", FakeService.OPERATOR, large)
                        .statusCode())
                .isEqualTo(502); // it went on to a service that is down
        assertThat(SERVICE.asked()).noneMatch(asked -> asked.startsWith("POST"));
    }

    @Test
    void whatIsNotListedIsNotForwarded() throws Exception {
        assertThat(get("/api/v1/services/ingest/actuator/prometheus", FakeService.OPERATOR)
                        .statusCode())
                .isEqualTo(404);
        assertThat(get("/api/v1/services/elsewhere/api/v1/runs", FakeService.OPERATOR)
                        .statusCode())
                .isEqualTo(404);
        assertThat(SERVICE.asked()).noneMatch(asked -> asked.contains(FakeService.OPERATOR));
    }

    @Test
    void aServiceThatIsDownIsNamed() throws Exception {
        HttpResponse<String> answer = get("/api/v1/services/storage/api/v1/quarantine", FakeService.VIEWER);
        assertThat(answer.statusCode()).isEqualTo(502);
        assertThat(answer.body()).contains("storage-service does not answer");
        assertThat(get("/api/v1/snapshot", FakeService.VIEWER).body())
                .contains("\"name\":\"storage\",\"title\":\"storage-service\",\"state\":\"down\"")
                .contains("\"name\":\"ingest\",\"title\":\"ingest-service\",\"state\":\"up\"");
    }

    @Test
    void whoLooksIsPushedSnapshotsUntilThePageIsClosed() throws Exception {
        HttpRequest request = request("/api/v1/events", FakeService.VIEWER).build();
        try (InputStream events =
                http.send(request, HttpResponse.BodyHandlers.ofInputStream()).body()) {
            String first = new String(events.readNBytes(400), UTF_8);
            assertThat(first).contains("event:snapshot", "\"services\":[");
            assertThat(viewers.count()).isEqualTo(1);
        }
        await().atMost(LIMIT).until(() -> viewers.count() == 0);
    }

    @Test
    void theHealthDashboardShowsTheServicesAndChangesNothing() throws Exception {
        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(get("/admin/instances", FakeService.VIEWER, "application/json")
                                .body())
                        .contains("ingest-service", "stream-processor", "storage-service", "admin-console")
                        .contains("\"status\":\"UP\""));
        assertThat(send("POST", "/admin/instances", FakeService.OPERATOR, "{}").statusCode())
                .isEqualTo(405);
        assertThat(get("/admin/instances", "").statusCode()).isEqualTo(401);
    }

    private HttpResponse<String> get(String path, String token) throws IOException, InterruptedException {
        return get(path, token, "*/*");
    }

    private HttpResponse<String> get(String path, String token, String accept)
            throws IOException, InterruptedException {
        return http.send(request(path, token).header("Accept", accept).build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> send(String method, String path, String token, String body)
            throws IOException, InterruptedException {
        HttpRequest.BodyPublisher publisher = HttpRequest.BodyPublishers.ofString(body);
        return http.send(
                request(path, token)
                        .header("Content-Type", "application/json")
                        .method(method, publisher)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path, String token) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
        return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
    }

    private static void token(DynamicPropertyRegistry registry, int number, String role, String token) {
        String key = "userdata.security.tokens[" + number + "].";
        registry.add(key + "name", () -> "a-" + role);
        registry.add(key + "role", () -> role);
        registry.add(key + "sha256", () -> sha256(token));
    }

    private static String sha256(String token) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(token.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static FakeService start() {
        try {
            return new FakeService();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
