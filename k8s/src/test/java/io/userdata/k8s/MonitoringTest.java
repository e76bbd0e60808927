package io.userdata.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is watched on Kubernetes is what is watched elsewhere. */
class MonitoringTest {
    private static final Path OBSERVABILITY = Path.of(System.getProperty("userdata.home", ".."), "observability");

    @Test
    void theRulesAreThoseOfPrometheusWithoutKubernetes() throws IOException {
        JsonArray groups = new JsonArray();
        for (String file : new String[] {"alerts", "recording"}) {
            String rules = Files.readString(OBSERVABILITY.resolve("prometheus/rules/" + file + ".yml"));
            groups.addAll(Manifest.parse(rules).get(0).json().get("groups").getAsJsonArray());
        }
        assertThat(production("PrometheusRule").map(rule -> rule.spec().get("groups")))
                .as("k8s/rules-of-prometheus writes them anew")
                .containsExactly((JsonElement) groups);
    }

    @Test
    void everyDashboardIsBroughtAlong() throws IOException {
        try (Stream<Path> files = Files.list(OBSERVABILITY.resolve("grafana/dashboards"))) {
            assertThat(production("ConfigMap")
                            .filter(map -> map.at("metadata/labels").toString().contains("grafana_dashboard"))
                            .flatMap(map -> map.json().getAsJsonObject("data").keySet().stream()))
                    .containsExactlyInAnyOrderElementsOf(
                            files.map(file -> file.getFileName().toString()).toList());
        }
    }

    private static Stream<Manifest> production(String kind) {
        return Manifest.ofOverlay("production").stream()
                .filter(manifest -> manifest.kind().equals(kind))
                .filter(manifest -> !kind.equals("ConfigMap")
                        || manifest.json().getAsJsonObject("metadata").has("labels"));
    }
}
