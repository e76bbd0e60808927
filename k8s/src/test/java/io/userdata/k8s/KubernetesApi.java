package io.userdata.k8s;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import io.kubernetes.client.openapi.JSON;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Kubernetes' own kinds, as the Java client knows them: an API that was removed has no class there. */
final class KubernetesApi {
    private static final String PACKAGE = "io.kubernetes.client.openapi.apis.";

    private KubernetesApi() {}

    /** What is wrong with an object, in words; empty for a kind that this API does not have. */
    static Optional<List<String>> complaints(Manifest manifest) {
        return model(manifest).map(model -> complaints(manifest.json(), model));
    }

    private static List<String> complaints(JsonObject json, Class<?> model) {
        try {
            model.getMethod("validateJsonElement", JsonElement.class).invoke(null, json);
            JsonElement understood = JSON.getGson().toJsonTree(JSON.getGson().fromJson(json, model));
            return ParsedManifestDiff.differences("", json, understood).toList();
        } catch (InvocationTargetException e) {
            return List.of(String.valueOf(e.getCause()));
        } catch (JsonParseException | IllegalArgumentException e) {
            return List.of(e.toString());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(model + " cannot be asked", e);
        }
    }

    private static Optional<Class<?>> model(Manifest manifest) {
        return api(manifest.apiVersion()).flatMap(api -> Stream.of(api.getMethods())
                .filter(method -> creates(method, manifest.kind()))
                .<Class<?>>map(method -> method.getParameterTypes()[method.getParameterCount() - 1])
                .findFirst());
    }

    private static boolean creates(Method method, String kind) {
        return method.getName().equals("create" + kind) || method.getName().equals("createNamespaced" + kind);
    }

    private static Optional<Class<?>> api(String apiVersion) {
        String[] parts = apiVersion.contains("/") ? apiVersion.split("/", -1) : new String[] {"core", apiVersion};
        String group = capital(parts[0].replace(".k8s.io", ""));
        try {
            return Optional.of(Class.forName(PACKAGE + group + capital(parts[1]) + "Api"));
        } catch (ClassNotFoundException e) {
            return Optional.empty();
        }
    }

    private static String capital(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }
}
