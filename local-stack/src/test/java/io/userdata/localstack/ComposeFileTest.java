package io.userdata.localstack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** What a first start with {@code docker compose} relies on. */
class ComposeFileTest {
    private static Map<String, Map<String, Object>> services = Map.of();

    @BeforeAll
    static void read() throws IOException {
        Map<String, Map<String, Map<String, Object>>> file = new Yaml(new SafeConstructor(new LoaderOptions()))
                .load(Files.readString(Path.of("..", "docker-compose.yml")));
        services = Objects.requireNonNull(file.get("services"));
    }

    @Test
    void noRegistryIsAskedForAnImageThatIsBuiltHere() {
        assertThat(services.values().stream().filter(service -> service.containsKey("build")))
                .isNotEmpty()
                .allSatisfy(service -> assertThat(service).containsEntry("pull_policy", "never"));
    }

    /** The volumes that the image of Kafka declares besides its data. */
    @Test
    void kafkaLeavesNoVolumeWithoutAName() {
        assertThat(service("kafka")).containsEntry("tmpfs", List.of("/etc/kafka/secrets", "/mnt/shared/config"));
    }

    @Test
    void airflowChecksTheLiveFlowOnlyOnceTheServicesAreReady() {
        assertThat(service("airflow-scheduler"))
                .extractingByKey("depends_on", InstanceOfAssertFactories.map(String.class, Map.class))
                .containsEntry("ingest-service", Map.of("condition", "service_healthy"))
                .containsEntry("stream-processor", Map.of("condition", "service_healthy"))
                .containsEntry("storage-service", Map.of("condition", "service_healthy"));
    }

    private static Map<String, Object> service(String name) {
        return Objects.requireNonNull(services.get(name));
    }
}
