package io.userdata.events.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Compares the schemas with those of the last release, under {@code src/test/resources/frozen}. When one fails, the change breaks
 * what is in topics and in use: add an optional field instead. A release copies the schemas there.
 */
class CompatibilityTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "raw-record",
                "enriched-record",
                "quarantine-headers",
                "run-record",
                "slice-record",
                "source-record",
                "run-claim",
                "forgotten-run",
                "run-command"
            })
    void schemaBreaksNoClient(String name) {
        assertThat(BreakingChanges.between(ContractFiles.frozenSchema(name), ContractFiles.schema(name)))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource
    void breakingChangeIsFound(Consumer<ObjectNode> change) {
        ObjectNode changed = (ObjectNode) ContractFiles.schema("enriched-record");
        change.accept(changed);
        assertThat(BreakingChanges.between(ContractFiles.frozenSchema("enriched-record"), changed))
                .isNotEmpty();
    }

    static List<Named<Consumer<ObjectNode>>> breakingChangeIsFound() {
        return Stream.<Named<Consumer<ObjectNode>>>of(
                        Named.of("field gone", schema -> properties(schema).remove("page")),
                        Named.of("field deep inside gone", schema -> coordinates(schema)
                                .remove("slice")),
                        Named.of(
                                "kind changed",
                                schema -> ((ObjectNode) properties(schema).get("revision")).put("type", "string")),
                        Named.of("newly required", schema -> required(schema).add("user")),
                        Named.of(
                                "no longer required", schema -> required(schema).remove(0)),
                        Named.of("vocabulary grown", schema -> ((ArrayNode)
                                        properties(schema).get("lane").get("enum"))
                                .add("express")),
                        Named.of(
                                "bound added",
                                schema -> ((ObjectNode) properties(schema).get("source")).put("maxLength", 3)))
                .toList();
    }

    @Test
    void newOptionalFieldBreaksNoClient() {
        ObjectNode changed = (ObjectNode) ContractFiles.schema("enriched-record");
        properties(changed).putObject("traceId").put("type", "string");
        assertThat(BreakingChanges.between(ContractFiles.frozenSchema("enriched-record"), changed))
                .isEmpty();
    }

    private static ObjectNode properties(ObjectNode schema) {
        return (ObjectNode) schema.get("properties");
    }

    private static ObjectNode coordinates(ObjectNode schema) {
        return properties((ObjectNode) properties(schema).get("coordinates"));
    }

    private static ArrayNode required(ObjectNode schema) {
        return (ArrayNode) schema.get("required");
    }
}
