package io.userdata.k8s;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Compares what was written with what a typed model made of it: the model may add empty values, nothing else. */
final class ParsedManifestDiff {
    private ParsedManifestDiff() {}

    /** Where a value was taken for another one, such as a number for a text. */
    static Stream<String> differences(String path, JsonElement written, JsonElement understood) {
        if (written instanceof JsonObject object && understood instanceof JsonObject other) {
            return object.keySet().stream().flatMap(key -> field(path + "/" + key, object.get(key), other.get(key)));
        }
        if (written instanceof JsonArray array
                && understood instanceof JsonArray other
                && array.size() == other.size()) {
            return IntStream.range(0, array.size())
                    .boxed()
                    .flatMap(i -> differences(path + "/" + i, array.get(i), other.get(i)));
        }
        return written.equals(understood)
                ? Stream.empty()
                : Stream.of(path + ": " + written + " is taken for " + understood);
    }

    private static Stream<String> field(String path, JsonElement written, @Nullable JsonElement understood) {
        return understood == null ? Stream.of(path + " is dropped") : differences(path, written, understood);
    }
}
