package io.userdata.observability;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** What Grafana would not complain of, but show wrong or not at all. */
class DashboardsTest {
    private static final Set<String> UNITS =
            Set.of("bytes", "cps", "none", "ops", "percentunit", "reqps", "s", "short");
    private static final Set<String> TYPES = Set.of("heatmap", "stat", "state-timeline", "timeseries");
    private static final Set<String> FIELDS = Set.of(
            "id",
            "type",
            "title",
            "description",
            "gridPos",
            "datasource",
            "fieldConfig",
            "options",
            "targets",
            "links");

    static List<Dashboard> dashboards() {
        return Dashboard.all();
    }

    static Stream<JsonNode> charts() {
        return dashboards().stream().flatMap(Dashboard::charts);
    }

    @Test
    void thereIsOneForEachPartAndOneForAll() {
        assertThat(dashboards())
                .extracting(dashboard -> dashboard.json().path("title").asString())
                .containsExactlyInAnyOrder(
                        "User Data / Pipeline",
                        "User Data / Ingest",
                        "User Data / Processor",
                        "User Data / Storage",
                        "User Data / Platform");
        assertThat(dashboards())
                .allSatisfy(dashboard -> assertThat(dashboard.json().path("uid").asString() + ".json")
                        .isEqualTo(dashboard.file()));
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void leadsToTheOthersAndToTheDocs(Dashboard dashboard) {
        assertThat(texts(dashboard.json().path("tags"))).containsExactly("userdata");
        List<JsonNode> links = dashboard.json().path("links").valueStream().toList();
        assertThat(links)
                .anySatisfy(link -> assertThat(texts(link.path("tags"))).containsExactly("userdata"));
        assertThat(links.stream().map(link -> link.path("url").asString("")))
                .contains(Docs.ADDRESS + "/reference/alerts.md", Docs.ADDRESS + "/operate/runbook.md");
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void idsAreUniqueAndNoTwoPanelsShareAPlace(Dashboard dashboard) {
        assertThat(dashboard.panels().map(panel -> panel.path("id").asInt())).doesNotHaveDuplicates();
        assertThat(dashboard.charts().map(panel -> panel.path("title").asString()))
                .doesNotHaveDuplicates();
        assertThat(dashboard.panels().flatMap(DashboardsTest::cells)).doesNotHaveDuplicates();
    }

    /** The cells of the grid that a panel covers, row and column in one number. */
    private static Stream<Integer> cells(JsonNode panel) {
        JsonNode place = panel.path("gridPos");
        int x = place.path("x").asInt();
        int end = x + place.path("w").asInt();
        int y = place.path("y").asInt();
        assertThat(x).isBetween(0, end - 1);
        assertThat(end).isLessThanOrEqualTo(24);
        return IntStream.range(y, y + place.path("h").asInt()).boxed().flatMap(row -> IntStream.range(x, end)
                .mapToObj(column -> row * 24 + column));
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void variablesAreDeclaredAndUsed(Dashboard dashboard) {
        Set<String> used = Dashboard.VARIABLE
                .matcher(dashboard.json().toString())
                .results()
                .map(result -> result.group(1))
                .filter(name -> !name.startsWith("__"))
                .collect(Collectors.toSet());
        assertThat(dashboard.variables()).containsExactlyInAnyOrderElementsOf(used);
    }

    @ParameterizedTest
    @MethodSource("charts")
    void aPanelSaysWhatItShowsInWhichUnitAndWhereFrom(JsonNode panel) {
        assertThat(FIELDS).containsAll(panel.propertyNames());
        assertThat(TYPES).contains(panel.path("type").asString());
        assertThat(panel.path("title").asString()).isNotBlank();
        assertThat(panel.path("description").asString()).endsWith(".").hasSizeGreaterThan(4);
        assertThat(UNITS).contains(panel.at("/fieldConfig/defaults/unit").asString());
        assertThat(panel.path("datasource")).hasToString("{\"type\":\"prometheus\",\"uid\":\"${datasource}\"}");
    }

    @ParameterizedTest
    @MethodSource("charts")
    void aPanelAsksAndItsLinksLeadSomewhere(JsonNode panel) {
        List<JsonNode> targets = panel.path("targets").valueStream().toList();
        assertThat(targets).isNotEmpty().allSatisfy(target -> {
            assertThat(target.path("expr").asString()).isNotBlank();
            assertThat(target.has("legendFormat")).isTrue();
        });
        assertThat(targets.stream().map(target -> target.path("refId").asString()))
                .doesNotHaveDuplicates();
        assertThat(panel.path("links").valueStream().map(link -> link.path("url")
                        .asString()))
                .allMatch(Docs::leadSomewhere);
    }

    @Test
    void composeShowsGrafanaTheFolderThatItsProviderReads() {
        String provider =
                ProjectFiles.text(ProjectFiles.OBSERVABILITY.resolve("grafana/provisioning/dashboards/userdata.yml"));
        Matcher path = Pattern.compile("path: (\\S+)").matcher(provider);
        assertThat(path.find()).isTrue();
        assertThat(ProjectFiles.text(ProjectFiles.HOME.resolve("docker-compose.yml")))
                .contains("./observability/grafana/dashboards:" + path.group(1) + ":ro")
                .contains("./observability/prometheus:/etc/prometheus:ro");
    }

    private static List<String> texts(JsonNode array) {
        return array.valueStream().map(JsonNode::asString).toList();
    }
}
