package io.userdata.k8s;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The operators' kinds, by the strict schemas that {@code schema-of-crd} made of their CustomResourceDefinitions. */
final class CustomResourceApi {
    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private static final Map<String, Optional<Schema>> SCHEMAS = new ConcurrentHashMap<>();

    private CustomResourceApi() {}

    /** What is wrong with an object, in words; empty for a kind that no operator of ours has. */
    static Optional<List<String>> complaints(Manifest manifest) {
        String file = manifest.apiVersion().replace('/', '_') + "_" + manifest.kind() + ".json";
        return SCHEMAS.computeIfAbsent(file, CustomResourceApi::schema)
                .map(schema -> schema.validate(manifest.json().toString(), InputFormat.JSON).stream()
                        .map(Error::toString)
                        .toList());
    }

    private static Optional<Schema> schema(String file) {
        try (@Nullable InputStream stream = CustomResourceApi.class.getResourceAsStream("/schemas/" + file)) {
            return stream == null
                    ? Optional.empty()
                    : Optional.of(REGISTRY.getSchema(
                            new String(stream.readAllBytes(), StandardCharsets.UTF_8), InputFormat.JSON));
        } catch (IOException e) {
            throw new AssertionError(file + " cannot be read", e);
        }
    }
}
