package io.userdata.events.contract;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the contract's own files from the class path. */
final class ContractFiles {
    private static final JsonMapper JSON = JsonMapper.shared();

    private ContractFiles() {}

    static JsonNode schema(String name) {
        return read("/contract/schema/" + name + ".schema.json");
    }

    static JsonNode frozenSchema(String name) {
        return read("/frozen/" + name + ".schema.json");
    }

    static JsonNode golden(String name) {
        return read("/contract/golden/" + name + ".json");
    }

    private static JsonNode read(String path) {
        try (InputStream file = Objects.requireNonNull(ContractFiles.class.getResourceAsStream(path), path)) {
            return JSON.readTree(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
