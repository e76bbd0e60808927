package io.userdata.ingest.source.config;

import static java.util.stream.Collectors.joining;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;

/** The keys that a source may have: those of the records that they are bound to. */
final class SourceSettingNames {
    private static final int OF_SOURCE = 2;

    private SourceSettingNames() {}

    /** What is wrong with a key below {@code sources.<name>}; empty: it is known. */
    static Optional<String> complaint(ConfigurationPropertyName key) {
        Class<?> type = SourceProperties.class;
        for (int i = OF_SOURCE; i < key.getNumberOfElements(); i++) {
            if (!type.isRecord()) {
                return isOpen(type) ? Optional.empty() : Optional.of(key.chop(i) + " holds a value, not " + key);
            }
            Optional<? extends Class<?>> next = component(type, key.getElement(i, Form.UNIFORM));
            if (next.isEmpty()) {
                return Optional.of(key.chop(i + 1) + " is no key that is known: below " + key.chop(i) + " there are "
                        + of(type) + ".");
            }
            type = next.get();
        }
        return Optional.empty();
    }

    /** The keys of a record as they are configured. */
    static String of(Class<?> type) {
        return Arrays.stream(type.getRecordComponents())
                .map(component -> kebab(component.getName()))
                .collect(joining(", "));
    }

    private static Optional<? extends Class<?>> component(Class<?> type, String name) {
        return Arrays.stream(type.getRecordComponents())
                .filter(component -> component.getName().equalsIgnoreCase(name))
                .map(RecordComponent::getType)
                .findFirst();
    }

    private static boolean isOpen(Class<?> type) {
        return Map.class.isAssignableFrom(type) || Collection.class.isAssignableFrom(type);
    }

    private static String kebab(String name) {
        return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }
}
