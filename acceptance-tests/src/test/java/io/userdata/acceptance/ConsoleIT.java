package io.userdata.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The console's page in a real browser on a real stack. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@SuppressWarnings("NullAway.Init")
class ConsoleIT {
    private static final List<String> OUTCOMES =
            List.of("inserted", "updated", "unchanged", "stale", "quarantined", "discarded");

    private static final List<String> RATES = Stream.of("ingest-rate", "processor-rate", "storage-rate")
            .map(field -> "#flow tr[data-key=live] [data-field=" + field + "]")
            .toList();

    private static final String MARKUP = "<img src=x onerror=\"document.title='owned'\">";
    private static final JsonMapper JSON = JsonMapper.shared();

    @TempDir
    static Path data;

    private static LaunchedStack launched;
    private static Browser operator;

    @BeforeAll
    static void start() throws Exception {
        assumeTrue(Browser.isInstalled(), "chromium and chromedriver are not installed: the page is not tested");
        launched = new LaunchedStack(data, "--users", "2000");
        launched.awaitDecided(launched.awaitRunId());
        operator = Browser.open(launched.variable("CONSOLE_URL"), launched.variable("OPERATOR_TOKEN"));
    }

    @AfterAll
    static void stop() throws IOException {
        if (operator != null) {
            operator.close();
        }
        if (launched != null) {
            launched.close();
        }
    }

    @Test
    @Order(1)
    void numbersUnderLoadAreThoseOfTheApi() throws Exception {
        String first = launched.variable("RUN_ID");
        RATES.forEach(operator::addUp);
        String second =
                RunStarter.start(launched, "{\"source\": \"randomuser\", \"kind\": \"poll\", \"maxRecords\": 6000}");
        patiently().until(() -> operator.number(published(second)) > 0);
        patiently().until(() -> {
            long shown = operator.number(published(second));
            assertThat(shown)
                    .isLessThanOrEqualTo(launched.run(second).path("published").asLong());
            return shown == 6000;
        });
        launched.awaitDecided(second);
        for (String run : List.of(first, second)) {
            patiently().untilAsserted(() -> assertThat(shownLedger(run)).isEqualTo(ledger(run)));
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
        patiently()
                .untilAsserted(() ->
                        assertThat(shownLedger(run)).isEqualTo(ledger(run)).containsEntry("published", 500L));
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
    void aQuarantinedRecordIsInspectedFixedAndReplayed() throws Exception {
        PoisonRecords.send(launched.variable("KAFKA_BOOTSTRAP"));
        PoisonRecords.send(launched.variable("KAFKA_BOOTSTRAP"), MARKUP);
        String broken = entry("FIELD_MISSING");
        operator.press("#quarantine [data-do=inspect][data-id='" + broken + "']");
        patiently().until(() -> operator.text("#dialog [data-field=why]").contains("externalId"));
        ObjectNode edited = (ObjectNode) JSON.readTree(operator.value("#dialog textarea"));
        edited.put("externalId", "DK:2b7c3f10-5d1e-4c55-8a0e-3f6f2f0f9c11");
        operator.paste("#dialog textarea", edited.toString());
        operator.press("#dialog [data-do=replay]");
        patiently().untilAsserted(() -> assertThat(entryOf(broken).path("state").asString())
                .isEqualTo("stored"));
        JsonNode user = launched.get(launched.variable("STORAGE_URL") + "/api/v1/users/"
                + edited.path("userId").asString());
        assertThat(user.path("user").path("name").path("first").asString()).isEqualTo("Asta");
        patiently().until(() -> operator.all(row(broken)).isEmpty());
    }

    @Test
    @Order(5)
    void whatARecordSaysIsTextAndMayBeDiscarded() {
        String markup = entryHolding(MARKUP);
        operator.press("#quarantine [data-do=inspect][data-id='" + markup + "']");
        patiently().until(() -> operator.value("#dialog textarea").equals(MARKUP));
        assertThat(operator.all("#dialog img")).isEmpty();
        operator.press("#dialog [data-do=discard]");
        operator.type("#dialog [name=note]", "made up");
        operator.press("#dialog [data-answer=yes]");
        patiently().untilAsserted(() -> assertThat(entryOf(markup).path("state").asString())
                .isEqualTo("discarded"));
        assertThat(entryOf(markup).path("actions").toString()).contains("made up", "local-operator");
    }

    /** One entry comes while another goes: the count stays the same, so the page cannot go by the count alone. */
    @Test
    @Order(6)
    void theListShowsWhatComesWhileAsManyGo() throws Exception {
        String gone = entryHolding(PoisonRecords.NOT_JSON);
        patiently().until(() -> operator.text("#quarantine-sizes").contains("1 of processor"));
        patiently().until(() -> !operator.all(row(gone)).isEmpty());
        discard(gone);
        PoisonRecords.send(launched.variable("KAFKA_BOOTSTRAP"), "come");
        patiently().until(() -> operator.all(row(gone)).isEmpty());
        String come = entryHolding("come");
        patiently().until(() -> !operator.all(row(come)).isEmpty());
    }

    @Test
    @Order(7)
    void aFilterThatIsBeingTypedDoesNotCountYet() throws Exception {
        operator.type("#quarantine-filter [name=code]", "NOT_");
        PoisonRecords.send(launched.variable("KAFKA_BOOTSTRAP"), "while an operator types");
        String later = entryHolding("while an operator types");
        patiently().until(() -> !operator.all(row(later)).isEmpty());
        operator.type("#quarantine-filter [name=code]", "");
    }

    @Test
    @Order(8)
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
    @Order(9)
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
    @Order(10)
    void thePageHadNothingToComplainOf() {
        assertThat(operator.complaints()).isEmpty();
    }

    @Test
    @Order(11)
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
    @Order(12)
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
    @Order(13)
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

    /** The id of an open entry with this code, once it is there. */
    private static String entry(String code) {
        String list = launched.variable("STORAGE_URL") + "/api/v1/quarantine?state=open&code=" + code;
        patiently().until(() -> !launched.get(list).path("items").isEmpty());
        return launched.get(list).path("items").path(0).path("id").asString();
    }

    /** As a viewer sees it. */
    private static JsonNode entryOf(String id) {
        return launched.get(launched.variable("STORAGE_URL") + "/api/v1/quarantine/" + id);
    }

    private static String entryHolding(String bytes) {
        String list = launched.variable("STORAGE_URL") + "/api/v1/quarantine?state=open&code=NOT_JSON";
        return patiently()
                .until(
                        () -> launched.get(list)
                                .path("items")
                                .valueStream()
                                .filter(item -> item.path("length").asInt() == bytes.length())
                                .map(item -> item.path("id").asString())
                                .findFirst()
                                .orElse(""),
                        id -> !id.isEmpty());
    }

    private static void discard(String id) throws Exception {
        HttpRequest order = HttpRequest.newBuilder(
                        URI.create(launched.variable("STORAGE_URL") + "/api/v1/quarantine/" + id + "/discard"))
                .header("Authorization", "Bearer " + launched.variable("OPERATOR_TOKEN"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"note\": \"made up\"}"))
                .build();
        HttpResponse<String> answer = HttpClient.newHttpClient().send(order, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
    }

    private static String row(String id) {
        return "#quarantine [data-key='quarantine-" + id + "']";
    }

    private static String published(String run) {
        return shown(run, "published");
    }

    private static String shown(String run, String field) {
        return "#runs tbody[data-key='" + run + "'] [data-field=" + field + "]";
    }

    private static Map<String, Long> shownLedger(String run) {
        Map<String, Long> shown = new TreeMap<>();
        OUTCOMES.forEach(outcome -> shown.put(outcome, operator.number(shown(run, outcome))));
        shown.put("published", operator.number(published(run)));
        shown.put("missingCount", operator.number(shown(run, "missing")));
        return shown;
    }

    private static Map<String, Long> ledger(String run) {
        JsonNode ledger = launched.ledger(run);
        Map<String, Long> counts = new TreeMap<>();
        OUTCOMES.forEach(outcome -> counts.put(outcome, ledger.path(outcome).asLong(-2)));
        counts.put("published", launched.run(run).path("published").asLong(-2));
        counts.put("missingCount", ledger.path("missingCount").asLong(-2));
        return counts;
    }

    private static long enriched() {
        return launched.get(launched.variable("PROCESSOR_URL") + "/api/v1/pipeline")
                .path("lanes")
                .valueStream()
                .filter(lane -> lane.path("lane").asString("").equals("live"))
                .mapToLong(lane -> lane.path("rows").path("enriched").asLong(-2))
                .sum();
    }

    private static JsonNode source(String name) {
        return launched.get(launched.variable("INGEST_URL") + "/api/v1/sources/" + name);
    }

    private static ConditionFactory patiently() {
        return await().atMost(LaunchedStack.LIMIT);
    }
}
