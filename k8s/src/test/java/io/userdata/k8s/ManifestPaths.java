package io.userdata.k8s;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The places in a manifest where a mistake can be planted. */
final class ManifestPaths {
    /** Fields whose content is for the user to name. */
    private static final Set<String> FREE = Set.of(
            "annotations", "config", "data", "labels", "limits", "matchLabels", "parameters", "requests", "selector");

    private ManifestPaths() {}

    /** Every object whose fields an API lists, as paths of a manifest. */
    static Stream<String> objects(Manifest manifest) {
        return Stream.concat(
                        Stream.of("spec", "metadata").filter(manifest.json()::has),
                        Stream.of("spec")
                                .filter(manifest.json()::has)
                                .flatMap(path -> below(path, manifest.json().get(path))))
                .distinct();
    }

    private static Stream<String> below(String path, JsonElement element) {
        if (element instanceof JsonObject object) {
            return object.keySet().stream()
                    .filter(key -> !FREE.contains(key))
                    .flatMap(key -> with(path + "/" + key, object.get(key)));
        }
        return element instanceof JsonArray array
                ? IntStream.range(0, array.size()).boxed().flatMap(i -> with(path + "/" + i, array.get(i)))
                : Stream.empty();
    }

    private static Stream<String> with(String path, JsonElement element) {
        Stream<String> self = element.isJsonObject() ? Stream.of(path) : Stream.empty();
        return Stream.concat(self, below(path, element));
    }
}
