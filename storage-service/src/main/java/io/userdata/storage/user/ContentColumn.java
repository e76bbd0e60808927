package io.userdata.storage.user;

import io.userdata.events.user.RecordAccessor;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A column of {@code users} and {@code user_changes} that holds a part of the canonical user: a component of
 * {@link UserContent}, named as the database names it.
 */
public final class ContentColumn {
    private static final Map<Class<?>, String> TYPES = Map.of(
            String.class, "text",
            LocalDate.class, "date",
            Instant.class, "timestamptz",
            Double.class, "double precision",
            Integer.class, "integer",
            Long.class, "bigint");

    /** All of them, in the order of the components. */
    public static final List<ContentColumn> ALL = Stream.of(UserContent.class.getRecordComponents())
            .map(ContentColumn::new)
            .toList();

    private final String name;
    private final String type;
    private final Function<Object, @Nullable Object> accessor;

    private ContentColumn(RecordComponent component) {
        this.name = component.getName().replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
        this.type = Objects.requireNonNull(TYPES.get(component.getType()), component::toString);
        this.accessor = RecordAccessor.of(component);
    }

    public String name() {
        return name;
    }

    /** PostgreSQL's name of its type. */
    public String type() {
        return type;
    }

    /** What a user has in this column. */
    public @Nullable Object of(UserContent content) {
        return accessor.apply(content);
    }
}
