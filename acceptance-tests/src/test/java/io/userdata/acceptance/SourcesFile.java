package io.userdata.acceptance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** One configuration with every source that tests on the shared stack read from. */
final class SourcesFile {
    /** A source as randomuser is shipped, mapping and all, at another address and without a budget. */
    static final String RECORDED = "recorded";

    private static final String SHIPPED = "randomuser";
    private static final Path HOME = Path.of(System.getProperty("userdata.home", ".."));
    private static final Path RESOURCES = Path.of("src", "test", "resources");
    private static final JsonMapper JSON = JsonMapper.shared();

    private SourcesFile() {}

    /** Writes it; {@code RECORDED_USERS_URL} must be in the environment of those that read it. */
    static Path write(Path folder) throws IOException {
        ObjectNode all = read(RESOURCES.resolve("members.yml"));
        ObjectNode sources = all.withObject("/sources");
        ObjectNode mappings = all.withObject("/mappings");
        sources.setAll(read(RESOURCES.resolve("unreachable.yml")).withObject("/sources"));
        sources.withObject("/" + RECORDED)
                .setAll(shipped("ingest-service").withObject("/sources/" + SHIPPED))
                .put("base-url", "${RECORDED_USERS_URL}")
                .put("allow-private-addresses", true)
                .remove("budget");
        mappings.set(RECORDED, shipped("stream-processor").withObject("/mappings/" + SHIPPED));
        return Files.writeString(folder.resolve("sources.yml"), all.toPrettyString()); // JSON is YAML
    }

    private static ObjectNode shipped(String service) throws IOException {
        return read(HOME.resolve(service).resolve("src/main/resources/application.yml"));
    }

    private static ObjectNode read(Path yaml) throws IOException {
        Object settings = new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(yaml));
        return JSON.valueToTree(settings);
    }
}
