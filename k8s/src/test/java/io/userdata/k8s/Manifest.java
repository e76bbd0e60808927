package io.userdata.k8s;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.StreamSupport;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * One object of a rendered overlay.
 *
 * @param json as the API server would get it
 */
record Manifest(JsonObject json) {
    private static final Map<String, List<Manifest>> RENDERED = new ConcurrentHashMap<>();

    /** All objects of an overlay; rendered once. */
    static List<Manifest> ofOverlay(String name) {
        return RENDERED.computeIfAbsent(name, overlay -> parse(Kubectl.kustomize("overlays/" + overlay)));
    }

    static List<Manifest> parse(String documents) {
        Yaml yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
        Gson gson = new Gson();
        return StreamSupport.stream(yaml.loadAll(documents).spliterator(), false)
                .map(document -> new Manifest(gson.toJsonTree(document).getAsJsonObject()))
                .toList();
    }

    String apiVersion() {
        return json.get("apiVersion").getAsString();
    }

    String kind() {
        return json.get("kind").getAsString();
    }

    String name() {
        return json.getAsJsonObject("metadata").get("name").getAsString();
    }

    JsonObject spec() {
        return json.getAsJsonObject("spec");
    }

    Manifest copy() {
        return new Manifest(json.deepCopy());
    }

    /** What stands at a path of field names and indices, which must exist. */
    JsonElement at(String path) {
        JsonElement place = json;
        for (String step : path.split("/", -1)) {
            place = place.isJsonArray()
                    ? place.getAsJsonArray().get(Integer.parseInt(step))
                    : place.getAsJsonObject().get(step);
        }
        return place;
    }

    @Override
    public String toString() {
        return apiVersion() + " " + kind() + " " + name();
    }
}
