package io.userdata.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a pod refers to is in its overlay, or in the list of what is made by hand. */
class ReferencesTest {
    static Stream<Manifest> workloads() {
        return PodSecurityTest.workloads();
    }

    @ParameterizedTest
    @MethodSource("workloads")
    void aConfigMapIsThere(Manifest workload) {
        assertThat(referred(workload.json(), "configMapRef", "configMap", "name"))
                .allSatisfy(name -> assertThat(OverlaysTest.objects()
                                .filter(manifest -> manifest.kind().equals("ConfigMap"))
                                .map(Manifest::name))
                        .contains(name));
    }

    @ParameterizedTest
    @MethodSource("workloads")
    void aSecretIsTold(Manifest workload) throws IOException {
        String told =
                Files.readString(Path.of(System.getProperty("userdata.home", ".."), "docs/operate/kubernetes.md"));
        Stream<String> secrets = Stream.concat(
                referred(workload.json(), "secretRef", "secretKeyRef", "name"),
                referred(workload.json(), "secret", "secret", "secretName"));
        assertThat(secrets).allSatisfy(name -> assertThat(told).contains("`" + name + "`"));
    }

    /** Names under either of two keys, but for those that may be missing. */
    private static Stream<String> referred(JsonElement element, String key, String otherKey, String name) {
        if (element instanceof JsonArray array) {
            return StreamSupport.stream(array.spliterator(), false)
                    .flatMap(item -> referred(item, key, otherKey, name));
        }
        return element instanceof JsonObject object
                ? Stream.concat(
                        Stream.of(key, otherKey).distinct().filter(object::has).flatMap(k -> name(object.get(k), name)),
                        object.keySet().stream().flatMap(k -> referred(object.get(k), key, otherKey, name)))
                : Stream.empty();
    }

    private static Stream<String> name(JsonElement reference, String name) {
        JsonObject object = reference.getAsJsonObject();
        return object.has("optional")
                ? Stream.empty()
                : Stream.of(object.get(name).getAsString());
    }
}
