package io.userdata.k8s;

import java.util.List;

/** Says about an object what an API server would, were it as strict as can be. */
final class ApiServer {
    private ApiServer() {}

    /** What is wrong with an object, in words; empty when nothing is. */
    static List<String> complaints(Manifest manifest) {
        return KubernetesApi.complaints(manifest)
                .or(() -> CustomResourceApi.complaints(manifest))
                .orElseGet(() -> List.of("there is no such API"));
    }
}
