package io.userdata.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A mistake planted anywhere in an object of any kind is found. */
class PlantedFaultTest {
    static Stream<Manifest> objects() {
        return OverlaysTest.objects();
    }

    @ParameterizedTest
    @MethodSource("objects")
    void aFieldThatNoApiHas(Manifest manifest) {
        Stream<String> places = ManifestPaths.objects(manifest).filter(path -> !free(manifest, path));
        assertThat(places).allSatisfy(path -> {
            Manifest broken = manifest.copy();
            broken.at(path).getAsJsonObject().addProperty("mistaken", "x");
            assertThat(ApiServer.complaints(broken)).isNotEmpty();
        });
    }

    @ParameterizedTest
    @MethodSource("objects")
    void aTextWhereAnObjectOrAListMustBe(Manifest manifest) {
        assertThat(ManifestPaths.objects(manifest)).allSatisfy(path -> {
            Manifest broken = manifest.copy();
            replace(broken, path, new JsonPrimitive("mistaken"));
            assertThat(ApiServer.complaints(broken)).isNotEmpty();
        });
    }

    @ParameterizedTest
    @MethodSource("objects")
    void aListOfNumbersAsItsName(Manifest manifest) {
        Manifest broken = manifest.copy();
        JsonArray numbers = new JsonArray();
        numbers.add(17);
        broken.json().getAsJsonObject("metadata").add("name", numbers);
        assertThat(ApiServer.complaints(broken)).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("objects")
    void aVersionThatIsGone(Manifest manifest) {
        Manifest broken = manifest.copy();
        broken.json().addProperty("apiVersion", manifest.apiVersion().replaceAll("v[0-9a-z]+$", "v1beta9"));
        assertThat(ApiServer.complaints(broken)).containsExactly("there is no such API");
    }

    @ParameterizedTest
    @CsvSource({
        "apps/v1, Deployment, spec, selector",
        "apps/v1, Deployment, spec/template/spec, containers",
        "apps/v1, Deployment, spec/template/spec/containers/0, name",
        "apps/v1, StatefulSet, spec, template",
        "v1, Service, spec/ports/0, port",
        "kafka.strimzi.io/v1, Kafka, spec, kafka",
        "kafka.strimzi.io/v1, KafkaNodePool, spec, roles",
        "kafka.strimzi.io/v1, KafkaUser, spec/authorization, acls",
        "postgresql.cnpg.io/v1, Cluster, spec, instances",
        "postgresql.cnpg.io/v1, Database, spec, owner",
        "keda.sh/v1alpha1, ScaledObject, spec, triggers",
        "keda.sh/v1alpha1, TriggerAuthentication, spec/secretTargetRef/0, key",
        "monitoring.coreos.com/v1, PodMonitor, spec, selector",
    })
    void aRequiredFieldThatIsMissing(String apiVersion, String kind, String path, String field) {
        Manifest broken = any(apiVersion, kind);
        assertThat(broken.at(path).getAsJsonObject().remove(field)).isNotNull();
        assertThat(ApiServer.complaints(broken)).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "apps/v1, Deployment, spec, replicas, one",
        "apps/v1, StatefulSet, spec/template/spec, terminationGracePeriodSeconds, long",
        "policy/v1, PodDisruptionBudget, spec, selector, all",
        "kafka.strimzi.io/v1, KafkaNodePool, spec, replicas, three",
        "kafka.strimzi.io/v1, KafkaUser, spec/authentication, type, password",
        "postgresql.cnpg.io/v1, Cluster, spec, instances, three",
        "keda.sh/v1alpha1, ScaledObject, spec, maxReplicaCount, many",
        "monitoring.coreos.com/v1, PodMonitor, spec/podMetricsEndpoints/0, interval, often",
    })
    void aValueOfAWrongType(String apiVersion, String kind, String path, String field, String value) {
        Manifest broken = any(apiVersion, kind);
        broken.at(path).getAsJsonObject().addProperty(field, value);
        assertThat(ApiServer.complaints(broken)).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "policy/v1beta1, PodDisruptionBudget",
        "extensions/v1beta1, Deployment",
        "apps/v1, NetworkPolicy",
        "kafka.strimzi.io/v1beta2, Kafka",
    })
    void anApiThatWasRemovedOrNeverWas(String apiVersion, String kind) {
        JsonObject json = new JsonObject();
        json.addProperty("apiVersion", apiVersion);
        json.addProperty("kind", kind);
        assertThat(ApiServer.complaints(new Manifest(json))).containsExactly("there is no such API");
    }

    @ParameterizedTest
    @CsvSource({"a number, 8081", "a truth value, true"})
    void aVariableThatIsNoText(String what, String value) {
        Manifest broken = any("apps/v1", "StatefulSet");
        JsonObject variable = broken.at("spec/template/spec/containers/0/env/0").getAsJsonObject();
        variable.remove("valueFrom");
        variable.add("value", JsonParser.parseString(value));
        assertThat(ApiServer.complaints(broken)).as(what).isNotEmpty();
    }

    private static Manifest any(String apiVersion, String kind) {
        return objects()
                .filter(manifest -> manifest.apiVersion().equals(apiVersion)
                        && manifest.kind().equals(kind))
                .findFirst()
                .orElseThrow()
                .copy();
    }

    private static void replace(Manifest manifest, String path, JsonElement by) {
        int end = path.lastIndexOf('/');
        JsonElement parent = end < 0 ? manifest.json() : manifest.at(path.substring(0, end));
        String last = path.substring(end + 1);
        if (parent instanceof JsonArray array) {
            array.set(Integer.parseInt(last), by);
        } else {
            parent.getAsJsonObject().add(last, by);
        }
    }

    /** What a scaler is told differs from scaler to scaler: any text. */
    private static boolean free(Manifest manifest, String path) {
        return manifest.kind().equals("ScaledObject") && path.endsWith("/metadata");
    }
}
