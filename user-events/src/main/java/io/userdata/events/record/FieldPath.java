package io.userdata.events.record;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Names the place in a JSON value at which it could not be read, in the forms in which the suite shows it. It knows no
 * library of JSON: the caller says how a step of its reader's path is asked.
 */
public final class FieldPath {
    private final List<Step> steps;

    private FieldPath(List<Step> steps) {
        this.steps = steps;
    }

    /**
     * Takes over a reader's path, from the root on.
     *
     * @param name the field that a step leads into; null for a place in a list
     * @param index the place in a list that a step leads to
     */
    public static <R> FieldPath of(
            Iterable<? extends R> path, Function<? super R, @Nullable String> name, ToIntFunction<? super R> index) {
        List<Step> steps = new ArrayList<>();
        path.forEach(step -> steps.add(new Step(name.apply(step), index.applyAsInt(step))));
        return new FieldPath(steps);
    }

    /** The names of the fields, joined by dots, places in lists left out; null for the value as a whole. */
    public @Nullable String fields() {
        String fields =
                steps.stream().map(Step::name).flatMap(Stream::ofNullable).collect(Collectors.joining("."));
        return fields.isEmpty() ? null : fields;
    }

    /** A JSON pointer (RFC 6901); null for the value as a whole. */
    public @Nullable String pointer() {
        return steps.isEmpty() ? null : steps.stream().map(Step::pointer).collect(Collectors.joining());
    }

    /** The pointer of names that are joined by dots, as {@link #fields} joins them. */
    public static String pointer(String fields) {
        return "/" + fields.replace('.', '/');
    }

    private record Step(@Nullable String name, int index) {
        private String pointer() {
            return "/" + (name == null ? index : name.replace("~", "~0").replace("/", "~1"));
        }
    }
}
