package io.userdata.observability;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A rule of Prometheus: a series that it records, or an alert.
 *
 * @param name of the series or the alert
 * @param isAlert whether it is an alert
 * @param expr in PromQL
 * @param labels what it adds
 * @param annotations what people read of an alert
 */
public record PrometheusRule(
        String name, boolean isAlert, String expr, Map<String, String> labels, Map<String, String> annotations) {
    static final Path FOLDER = ProjectFiles.OBSERVABILITY.resolve("prometheus/rules");
    /** By Prometheus' convention only a recorded series has colons in its name. */
    private static final Pattern RECORDED = Pattern.compile("\\w+(?::\\w+)+");

    /** Every rule of every file. */
    public static List<PrometheusRule> all() {
        return ProjectFiles.files(FOLDER, ".yml").stream()
                .map(ProjectFiles::text)
                .flatMap(PrometheusRule::parse)
                .toList();
    }

    static Stream<PrometheusRule> parse(String yaml) {
        Object document = new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);
        JsonNode json = JsonMapper.shared().valueToTree(document);
        return json.path("groups")
                .valueStream()
                .flatMap(group -> group.path("rules").valueStream())
                .map(PrometheusRule::of);
    }

    private static PrometheusRule of(JsonNode rule) {
        boolean alert = rule.has("alert");
        String name = rule.path(alert ? "alert" : "record").asString();
        return new PrometheusRule(
                name, alert, rule.path("expr").asString(), texts(rule.path("labels")), texts(rule.path("annotations")));
    }

    private static Map<String, String> texts(JsonNode object) {
        return object.propertyStream().collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue()
                .asString()));
    }

    /** The names of the recorded series that its expression compares. */
    public Set<String> recorded() {
        return RECORDED.matcher(expr).results().map(MatchResult::group).collect(Collectors.toSet());
    }
}
