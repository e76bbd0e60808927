package io.userdata.observability;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A dashboard of Grafana.
 *
 * @param file its name
 * @param json what Grafana reads
 */
public record Dashboard(String file, JsonNode json) {
    static final Path FOLDER = ProjectFiles.OBSERVABILITY.resolve("grafana/dashboards");
    static final Pattern VARIABLE = Pattern.compile("\\$\\{?(\\w+)}?");
    /** What Grafana puts in by itself; any other variable stands for all of its values. */
    private static final Map<String, String> BUILT_IN = Map.of("__rate_interval", "2m");

    /** Every dashboard. */
    public static List<Dashboard> all() {
        return ProjectFiles.files(FOLDER, ".json").stream()
                .map(file -> new Dashboard(
                        file.getFileName().toString(), JsonMapper.shared().readTree(ProjectFiles.text(file))))
                .toList();
    }

    /** What its panels ask, each variable standing for all of its values. */
    public Stream<PrometheusExpression> expressions() {
        return charts().flatMap(panel -> panel.path("targets").valueStream().map(target -> expression(panel, target)));
    }

    private PrometheusExpression expression(JsonNode panel, JsonNode target) {
        String place = "%s, %s %s"
                .formatted(
                        file,
                        panel.path("title").asString(),
                        target.path("refId").asString());
        String query = VARIABLE.matcher(target.path("expr").asString()).replaceAll(Dashboard::value);
        return new PrometheusExpression(place, query);
    }

    private static String value(MatchResult variable) {
        return Matcher.quoteReplacement(BUILT_IN.getOrDefault(variable.group(1), ".*"));
    }

    Stream<JsonNode> panels() {
        return json.path("panels").valueStream();
    }

    /** The panels that show something. */
    Stream<JsonNode> charts() {
        return panels().filter(panel -> !panel.path("type").asString().equals("row"));
    }

    /** The names that {@code $} may stand before. */
    Stream<String> variables() {
        return json.at("/templating/list").valueStream().map(variable -> variable.path("name")
                .asString());
    }

    @Override
    public String toString() {
        return file;
    }
}
