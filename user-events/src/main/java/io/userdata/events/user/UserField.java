package io.userdata.events.user;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Describes a field of the canonical user, so that code which treats all fields alike finds a new one by itself. The records
 * of this package say which fields there are, and in which order.
 */
public final class UserField {
    /** The fields of {@link User} in the order of the contract; those of an object are its {@link #parts}. */
    public static final List<UserField> ALL = of(User.class, "");

    private final String name;
    private final String path;
    private final List<UserField> parts;
    private final Function<Object, @Nullable Object> accessor;

    private UserField(String path, RecordComponent component) {
        this.name = component.getName();
        this.path = path + name;
        this.parts = component.getType().isRecord() ? of(component.getType(), this.path + ".") : List.of();
        this.accessor = RecordAccessor.of(component);
    }

    private static List<UserField> of(Class<?> type, String path) {
        return Arrays.stream(type.getRecordComponents())
                .map(component -> new UserField(path, component))
                .toList();
    }

    /** Its name within its object, such as {@code city}. */
    public String name() {
        return name;
    }

    /** Its path in JSON, such as {@code address.city}. */
    public String path() {
        return path;
    }

    /** The fields of an object such as the address; empty for a plain value. */
    public List<UserField> parts() {
        return parts;
    }

    /** Returns its value, given the user or the object that holds it; null where it has none. */
    public @Nullable Object of(Object holder) {
        return accessor.apply(holder);
    }

    /** Returns a copy of a user with each plain value that it has replaced by what is given for it. */
    public static User replaceAll(User user, BiFunction<UserField, Object, @Nullable Object> replacement) {
        return (User) copy(user, ALL, replacement);
    }

    private static Object copy(
            Object original, List<UserField> fields, BiFunction<UserField, Object, @Nullable Object> replacement) {
        @Nullable
        Object[] values = fields.stream()
                .map(field -> field.replaced(field.of(original), replacement))
                .toArray();
        try {
            return canonicalConstructor(original.getClass()).newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a record of the contract refuses a copy of its own values", e);
        }
    }

    private @Nullable Object replaced(
            @Nullable Object value, BiFunction<UserField, Object, @Nullable Object> replacement) {
        if (value == null) {
            return null;
        }
        return parts.isEmpty() ? replacement.apply(this, value) : copy(value, parts, replacement);
    }

    private static Constructor<?> canonicalConstructor(Class<?> type) throws NoSuchMethodException {
        return type.getConstructor(Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new));
    }
}
