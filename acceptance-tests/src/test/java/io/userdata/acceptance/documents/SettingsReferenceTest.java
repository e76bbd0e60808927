package io.userdata.acceptance.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The reference of settings names every key that a service reads, with its default. */
class SettingsReferenceTest {
    private static final Path REFERENCE = MarkdownPage.HOME.resolve("docs/reference/settings.md");
    private static final String METADATA = "target/classes/META-INF/spring-configuration-metadata.json";

    @ParameterizedTest
    @ValueSource(
            strings = {"service-starter", "ingest-service", "stream-processor", "storage-service", "admin-console"})
    void everySettingIsInTheReference(String module) {
        List<String> rows = new MarkdownPage(REFERENCE)
                .prose()
                .lines()
                .filter(line -> line.startsWith("| `"))
                .toList();
        List<JsonNode> settings = settings(module);
        assertThat(settings).isNotEmpty();
        assertThat(settings).allSatisfy(setting -> assertThat(rows)
                .as("a row with key and default")
                .anyMatch(row -> row.contains("`" + setting.path("name").asString() + "`")
                        && row.contains(setting.path("defaultValue").asString(""))));
    }

    /** What Spring Boot's annotation processor found in the module's properties records. */
    private static List<JsonNode> settings(String module) {
        Path metadata = MarkdownPage.HOME.resolve(module).resolve(METADATA);
        assertThat(Files.exists(metadata))
                .as("%s: build the module first", metadata)
                .isTrue();
        JsonNode properties = JsonMapper.shared().readTree(metadata).path("properties");
        return Stream.iterate(0, i -> i < properties.size(), i -> i + 1)
                .map(properties::get)
                .filter(setting -> setting.path("name").asString().startsWith("userdata."))
                .toList();
    }
}
