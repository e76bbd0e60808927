package io.userdata.ingest.publish.preview;

import io.userdata.ingest.publish.preview.PagePreview.Doubt;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.core.env.Environment;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/**
 * The fields that mappings read, as far as they are configured here: stream-processor, which maps, reads the same file with
 * further sources and mappings.
 */
final class MappedFields {
    private static final ConfigurationPropertyName MAPPINGS = ConfigurationPropertyName.of("mappings");
    private static final Pattern IN_BRACES = Pattern.compile("\\{([^{}]*)}");

    /** By the source's name and the field's. */
    private final Map<String, Map<String, String>> pointers;

    private MappedFields(Map<String, Map<String, String>> pointers) {
        this.pointers = pointers;
    }

    /**
     * Reads what is configured.
     *
     * @param elsewhere the sources whose mapping comes with stream-processor
     */
    static MappedFields of(Environment environment, Collection<String> elsewhere) {
        Map<String, Map<String, String>> pointers = new TreeMap<>();
        elsewhere.forEach(source -> pointers.put(source, Map.of()));
        sources(environment).distinct().forEach(source -> pointers.put(source, fields(environment, source)));
        return new MappedFields(pointers);
    }

    private static Stream<String> sources(Environment environment) {
        return StreamSupport.stream(
                        ConfigurationPropertySources.get(environment).spliterator(), false)
                .filter(IterableConfigurationPropertySource.class::isInstance)
                .flatMap(source -> ((IterableConfigurationPropertySource) source).stream())
                .filter(MAPPINGS::isAncestorOf)
                .map(key -> key.getElement(1, Form.ORIGINAL));
    }

    private static Map<String, String> fields(Environment environment, String source) {
        return Binder.get(environment)
                .bind(MAPPINGS.append(source).append("fields"), Bindable.mapOf(String.class, String.class))
                .orElseGet(Map::of);
    }

    /** What the processor would not find, or not take. */
    Stream<Doubt> doubts(String source, List<JsonNode> records) {
        Map<String, String> fields = pointers.get(source);
        if (fields == null) {
            return Stream.of(new Doubt(
                    "MAPPING_MISSING",
                    null,
                    records.size(),
                    "There is no mappings." + source + " in this configuration: its records would go to quarantine."));
        }
        return fields.entrySet().stream()
                .filter(field -> !records.isEmpty() && isNowhere(field.getValue(), records))
                .map(field -> new Doubt(
                        "MAPPED_FIELD_MISSING",
                        field.getValue(),
                        records.size(),
                        "No record has this field, which the mapping reads for " + field.getKey() + "."));
    }

    private static boolean isNowhere(String text, List<JsonNode> records) {
        Stream<String> found = text.contains("{")
                ? IN_BRACES.matcher(text).results().map(pointer -> pointer.group(1))
                : Arrays.stream(text.split("\\|"));
        return found.map(String::strip).allMatch(pointer -> isNowhereAt(pointer, records));
    }

    /** In an element of an array that is chosen by a value, only the array is looked for. */
    private static boolean isNowhereAt(String text, List<JsonNode> records) {
        String beforeChoice = text.replaceFirst("\\[.*", "");
        if (!beforeChoice.startsWith("/")) {
            return false;
        }
        JsonPointer pointer = JsonPointer.compile(beforeChoice);
        return records.stream().allMatch(record -> record.at(pointer).isMissingNode());
    }
}
