package io.userdata.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** The console's page in a real browser on a real stack. */
@Tag(SharedStack.TAG)
@ExtendWith(LogsOfAFailure.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@SuppressWarnings("NullAway.Init")
class ConsoleIT {
    private static final List<String> RATES = Stream.of("ingest-rate", "processor-rate", "storage-rate")
            .map(field -> "#flow tr[data-key=live] [data-field=" + field + "]")
            .toList();

    private static LaunchedStack launched;
    private static Browser operator;

    @BeforeAll
    static void start() throws Exception {
        assumeTrue(Browser.isInstalled(), "chromium and chromedriver are not installed: the page is not tested");
        launched = SharedStack.get().launched();
        operator = Browser.open(launched.variable("CONSOLE_URL"), launched.variable("OPERATOR_TOKEN"));
    }

    @AfterAll
    static void stop() {
        if (operator != null) {
            operator.close();
        }
    }

    @Test
    @Order(1)
    void numbersUnderLoadAreThoseOfTheApi() throws Exception {
        String first = RunStarter.start(launched, poll(1_000));
        launched.awaitDecided(first);
        RATES.forEach(rate -> patiently().until(() -> operator.number(rate) == 0));
        RATES.forEach(operator::addUp);
        String second = RunStarter.start(launched, poll(6_000));
        RunRow row = new RunRow(operator, launched, second);
        patiently().until(() -> row.published() > 0);
        patiently().until(() -> {
            long shown = row.published();
            assertThat(shown)
                    .isLessThanOrEqualTo(launched.run(second).path("published").asLong());
            return shown == 6000;
        });
        launched.awaitDecided(second);
        for (RunRow each : List.of(new RunRow(operator, launched, first), row)) {
            patiently().untilAsserted(() -> assertThat(each.shown()).isEqualTo(each.told()));
        }
        patiently().untilAsserted(() -> assertThat(operator.number("#lanes tr[data-key=live] [data-field=enriched]"))
                .isEqualTo(enriched())
                .isGreaterThanOrEqualTo(6000));
        for (String rate : RATES) {
            patiently().until(() -> operator.number(rate) == 0);
            assertThat(operator.sum(rate))
                    .as(rate)
                    .isCloseTo(launched.run(second).path("published").asDouble(), withinPercentage(30));
        }
    }

    @Test
    @Order(2)
    void aRunIsTriggered() {
        operator.press("#sources tr[data-key=randomuser] [data-do=new-run]");
        operator.type("#dialog [name=maxRecords]", "500");
        operator.press("#dialog [data-do=start-run]");
        patiently().untilAsserted(() -> assertThat(operator.text("#notice")).startsWith("Run "));
        String run = operator.text("#notice").replaceAll("Run (\\S+) .*", "$1");
        assertThat(launched.run(run).path("maxRecords").asInt()).isEqualTo(500);
        launched.awaitDecided(run);
        RunRow row = new RunRow(operator, launched, run);
        patiently()
                .untilAsserted(
                        () -> assertThat(row.shown()).isEqualTo(row.told()).containsEntry("published", 500L));
    }

    @Test
    @Order(3)
    void aSourceIsPausedAndResumed() {
        operator.press("#sources tr[data-key=randomuser] [data-do=pause-source]");
        operator.press("#dialog [data-answer=yes]");
        patiently().until(() -> source("randomuser").path("paused").asBoolean());
        patiently().until(() -> operator.text("#sources tr[data-key=randomuser] .badge")
                .equals("paused"));
        operator.press("#sources tr[data-key=randomuser] [data-do=resume-source]");
        patiently().until(() -> !source("randomuser").path("paused").asBoolean(true));
        patiently().until(() -> operator.text("#sources tr[data-key=randomuser] .badge")
                .equals("ready"));
    }

    @Test
    @Order(4)
    void aViewerSeesTheSameAndMayNothing() throws Exception {
        String address = launched.variable("CONSOLE_URL");
        try (Browser viewer = Browser.open(address, launched.variable("VIEWER_TOKEN"))) {
            assertThat(viewer.text("#me")).contains("viewer");
            assertThat(viewer.all("#sources tbody tr")).isNotEmpty();
            assertThat(viewer.all("#sources button, #lanes button, #runs .actions button"))
                    .isEmpty();
            assertThat(viewer.all("[data-do=replay-all], [data-do=discard-all]"))
                    .isEmpty();
        }
        String pause = address + "/api/v1/services/ingest/api/v1/sources/randomuser/pause";
        HttpRequest order = HttpRequest.newBuilder(URI.create(pause))
                .header("Authorization", "Bearer " + launched.variable("VIEWER_TOKEN"))
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        assertThat(HttpClient.newHttpClient()
                        .send(order, HttpResponse.BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(403);
        assertThat(source("randomuser").path("paused").asBoolean()).isFalse();
    }

    @Test
    @Order(5)
    void theHealthDashboardShowsAllServices() throws Exception {
        try (Browser dashboard = Browser.visit(
                launched.variable("CONSOLE_URL") + "/admin/applications", launched.variable("OPERATOR_TOKEN"))) {
            patiently().untilAsserted(() -> assertThat(dashboard.text("body"))
                    .containsIgnoringCase("ingest-service")
                    .containsIgnoringCase("stream-processor")
                    .containsIgnoringCase("storage-service")
                    .containsIgnoringCase("admin-console"));
        }
    }

    @Test
    @Order(6)
    void thePageHadNothingToComplainOf() {
        assertThat(operator.complaints()).isEmpty();
    }

    @Test
    @Order(7)
    void aRefusedDialogSaysWhichFieldAndWhy() {
        operator.press("#sources tr[data-key=randomuser] [data-do=new-run]");
        operator.type("#dialog [name=maxRecords]", "0");
        operator.press("#dialog [data-do=start-run]");
        patiently().untilAsserted(() -> assertThat(operator.text("#dialog .problem"))
                .contains("maxRecords is less than 1"));
        assertThat(operator.all("#dialog [name=maxRecords][aria-invalid]")).hasSize(1);
        operator.press("#dialog [data-close]");
    }

    @Test
    @Order(8)
    void timesSayTheirZone() {
        operator.press("#runs tbody [data-do=toggle-run]");
        patiently()
                .untilAsserted(() -> assertThat(operator.text("#runs .details")).contains(" UTC"));
        operator.press("#zone");
        assertThat(operator.text("#zone")).isEqualTo("times: local");
        operator.press("#zone");
        assertThat(operator.text("#zone")).isEqualTo("times: UTC");
    }

    /** To a plain-HTTP name a browser does not say by Sec-Fetch-Site where a form comes from, but by Origin. */
    @Test
    @Order(9)
    void aFormOfAnotherSiteOrdersNothing() throws Exception {
        String console = launched.variable("CONSOLE_URL").replaceFirst("//[^:]+", "//console.test");
        byte[] form = """
                <form method="post" enctype="text/plain"
                  action="%s/api/v1/services/ingest/api/v1/sources/randomuser/pause"><button name="a">x</button></form>""".formatted(console).getBytes(UTF_8);
        HttpServer site = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        site.createContext("/", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "text/html");
            exchange.sendResponseHeaders(200, form.length);
            exchange.getResponseBody().write(form);
            exchange.close();
        });
        site.start();
        try (Browser victim = Browser.visit(console + "/", launched.variable("OPERATOR_TOKEN"))) {
            patiently().untilAsserted(() -> assertThat(victim.text("#me")).contains("operator"));
            victim.go("http://evil.test:" + site.getAddress().getPort());
            victim.press("button");
            patiently().untilAsserted(() -> assertThat(victim.text("body")).contains("pages of another site"));
            assertThat(source("randomuser").path("paused").asBoolean()).isFalse();
        } finally {
            site.stop(0);
        }
    }

    private static long enriched() {
        return launched.get(launched.variable("PROCESSOR_URL") + "/api/v1/pipeline")
                .path("lanes")
                .valueStream()
                .filter(lane -> lane.path("lane").asString("").equals("live"))
                .mapToLong(lane -> lane.path("rows").path("enriched").asLong(-2))
                .sum();
    }

    private static String poll(int users) {
        return "{\"source\": \"randomuser\", \"kind\": \"poll\", \"maxRecords\": " + users + "}";
    }

    private static JsonNode source(String name) {
        return launched.get(launched.variable("INGEST_URL") + "/api/v1/sources/" + name);
    }

    private static ConditionFactory patiently() {
        return await().atMost(LaunchedStack.LIMIT);
    }
}
