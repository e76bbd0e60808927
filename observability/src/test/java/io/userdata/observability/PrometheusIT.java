package io.userdata.observability;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What Prometheus itself says of its configuration, the rules, their tests and the dashboards' expressions. */
class PrometheusIT {
    private static final Path TESTS = ProjectFiles.OBSERVABILITY.resolve("src/test/resources/rules");

    @TempDir
    Path folder;

    static List<Path> tests() {
        return ProjectFiles.files(TESTS, ".test.yml");
    }

    @Test
    void configurationAndRulesAreRead() throws IOException {
        Path token = Files.writeString(folder.resolve("token"), "secret");
        String config = ProjectFiles.text(ProjectFiles.OBSERVABILITY.resolve("prometheus/prometheus.yml"))
                .replace("/run/secrets/viewer-token", token.toString());
        Files.writeString(folder.resolve("prometheus.yml"), config);
        Files.createDirectory(folder.resolve("rules"));
        for (Path rules : ProjectFiles.files(PrometheusRule.FOLDER, ".yml")) {
            Files.copy(rules, folder.resolve("rules").resolve(rules.getFileName()));
        }
        Promtool.approves(folder, "check", "config", "prometheus.yml");
    }

    @ParameterizedTest
    @MethodSource("tests")
    void alertsFireOnTheirCauseAndOnNothingElse(Path test) {
        Promtool.approves(TESTS, "test", "rules", test.getFileName().toString());
    }

    @Test
    void everyExpressionOfADashboardIsPromQl() throws IOException {
        Stream<String> rules = Dashboard.all().stream()
                .flatMap(Dashboard::expressions)
                .map(expression -> "  - {record: panel, labels: {place: \"%s\"}, expr: '%s'}"
                        .formatted(expression.place(), expression.query().replace("'", "''")));
        String file = "groups:\n- name: panels\n  rules:\n" + rules.collect(Collectors.joining("\n"));
        Files.writeString(folder.resolve("panels.yml"), file);
        assertThat(file.lines()).hasSizeGreaterThan(50);
        Promtool.approves(folder, "check", "rules", "panels.yml");
    }
}
