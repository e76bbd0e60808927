package io.userdata.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every pod of ours, in every overlay. */
class PodSecurityTest {
    static Stream<Manifest> workloads() {
        return OverlaysTest.objects()
                .filter(manifest -> manifest.json().has("spec")
                        && manifest.spec().has("template")
                        && manifest.apiVersion().equals("apps/v1"));
    }

    @ParameterizedTest
    @MethodSource("workloads")
    void aPodMayNothing(Manifest workload) {
        JsonObject pod = workload.at("spec/template/spec").getAsJsonObject();
        assertThat(pod.get("automountServiceAccountToken").getAsBoolean()).isFalse();
        JsonObject context = pod.getAsJsonObject("securityContext");
        assertThat(context.get("runAsNonRoot").getAsBoolean()).isTrue();
        assertThat(context.get("seccompProfile")).hasToString("{\"type\":\"RuntimeDefault\"}");
        assertThat(containers(workload)).allSatisfy(PodSecurityTest::mayNothing);
    }

    static Stream<Manifest> workloadsWithDisks() {
        return workloads()
                .filter(workload -> workload.spec().has("volumeClaimTemplates")
                        || workload.spec().toString().contains("persistentVolumeClaim"));
    }

    @ParameterizedTest
    @MethodSource("workloadsWithDisks")
    void aPodMayWriteItsDisks(Manifest workload) {
        JsonObject context = workload.at("spec/template/spec/securityContext").getAsJsonObject();
        assertThat(context.keySet()).contains("fsGroup");
    }

    /** Strimzi's own security context names the group, and goes as a whole where one is given. */
    @Test
    void kafkaMayWriteItsDisks() {
        assertThat(kafkaSecurityContexts()).isNotEmpty().allSatisfy(context -> {
            assertThat(context.get("fsGroup").getAsInt()).isZero();
            assertThat(context.get("fsGroupChangePolicy").getAsString()).isEqualTo("OnRootMismatch");
            assertThat(context.get("runAsNonRoot").getAsBoolean()).isTrue();
        });
    }

    private static List<JsonObject> kafkaSecurityContexts() {
        return OverlaysTest.objects()
                .flatMap(manifest -> switch (manifest.kind()) {
                    case "Kafka" -> Stream.of(manifest.at("spec/kafka"));
                    case "KafkaNodePool" -> Stream.of(manifest.spec());
                    default -> Stream.<JsonElement>of();
                })
                .map(brokers -> brokers.getAsJsonObject().getAsJsonObject("template"))
                .filter(template -> template != null && template.has("pod"))
                .map(template -> template.getAsJsonObject("pod").getAsJsonObject("securityContext"))
                .filter(Objects::nonNull)
                .toList();
    }

    private static void mayNothing(JsonObject container) {
        JsonObject context = container.getAsJsonObject("securityContext");
        assertThat(context.get("allowPrivilegeEscalation").getAsBoolean()).isFalse();
        assertThat(context.get("readOnlyRootFilesystem").getAsBoolean()).isTrue();
        assertThat(context.get("capabilities")).hasToString("{\"drop\":[\"ALL\"]}");
    }

    @ParameterizedTest
    @MethodSource("workloads")
    void aContainerHasProbesAndResourcesAndAVersion(Manifest workload) {
        assertThat(containers(workload)).allSatisfy(container -> {
            assertThat(container.keySet()).contains("startupProbe", "livenessProbe", "readinessProbe", "resources");
            JsonObject resources = container.getAsJsonObject("resources");
            assertThat(resources.getAsJsonObject("limits").get("memory"))
                    .isEqualTo(resources.getAsJsonObject("requests").get("memory"));
            assertThat(container.get("image").getAsString()).matches("[a-z/-]+:[a-z0-9.]+");
        });
    }

    @ParameterizedTest
    @MethodSource("workloads")
    void aPodHasTimeToEnd(Manifest workload) {
        assertThat(workload.at("spec/template/spec/terminationGracePeriodSeconds")
                        .getAsInt())
                .isGreaterThanOrEqualTo(60);
    }

    @ParameterizedTest
    @ValueSource(strings = {"local", "production"})
    void nothingSecretIsInGit(String overlay) {
        assertThat(Manifest.ofOverlay(overlay))
                .noneMatch(manifest -> manifest.kind().equals("Secret"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"local", "production"})
    void whatIsNotAllowedIsDenied(String overlay) {
        assertThat(Manifest.ofOverlay(overlay)).anySatisfy(manifest -> {
            assertThat(manifest.kind()).isEqualTo("NetworkPolicy");
            assertThat(manifest.spec()).hasToString("{\"podSelector\":{},\"policyTypes\":[\"Ingress\",\"Egress\"]}");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"local", "production"})
    void aServiceOrABudgetFindsItsPods(String overlay) {
        assertThat(Manifest.ofOverlay(overlay))
                .filteredOn(manifest -> manifest.kind().equals("Service"))
                .allSatisfy(service -> assertThat(labels(overlay)).anySatisfy(pod -> assertThat(pod.entrySet())
                        .containsAll(
                                service.at("spec/selector").getAsJsonObject().entrySet())));
        assertThat(Manifest.ofOverlay(overlay))
                .filteredOn(manifest -> manifest.kind().equals("PodDisruptionBudget"))
                .allSatisfy(budget -> assertThat(labels(overlay)).anySatisfy(pod -> assertThat(pod.entrySet())
                        .containsAll(budget.at("spec/selector/matchLabels")
                                .getAsJsonObject()
                                .entrySet())));
    }

    @Test
    void theProcessorIsAloneAndKeepsItsCheckpoint() {
        assertThat(workloads().filter(manifest -> manifest.name().equals("stream-processor")))
                .isNotEmpty()
                .allSatisfy(processor -> {
                    assertThat(processor.spec().get("replicas").getAsInt()).isOne();
                    assertThat(processor.spec().get("strategy")).hasToString("{\"type\":\"Recreate\"}");
                    assertThat(processor.at("spec/template/spec/volumes").toString())
                            .contains("\"claimName\":\"stream-processor-checkpoints\"");
                });
    }

    private static Stream<JsonObject> containers(Manifest workload) {
        return StreamSupport.stream(
                        workload.at("spec/template/spec/containers")
                                .getAsJsonArray()
                                .spliterator(),
                        false)
                .map(JsonElement::getAsJsonObject);
    }

    private static Stream<JsonObject> labels(String overlay) {
        return workloads()
                .filter(Manifest.ofOverlay(overlay)::contains)
                .map(workload -> workload.at("spec/template/metadata/labels").getAsJsonObject());
    }
}
