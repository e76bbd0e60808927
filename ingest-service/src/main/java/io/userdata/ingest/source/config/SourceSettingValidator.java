package io.userdata.ingest.source.config;

import static java.util.stream.Collectors.joining;

import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.core.convert.ConversionException;
import org.springframework.util.unit.DataSize;
import tools.jackson.core.JsonPointer;

/** Tells what is wrong with a source's value, and what is allowed; never the value, which may be a secret. */
final class SourceSettingValidator {
    private static final Map<Class<?>, String> WANTED = Map.of(
            Duration.class, "a duration such as 30s, 5m or PT1H",
            DataSize.class, "a size such as 512KB or 16MB",
            Integer.class, "a whole number",
            Long.class, "a whole number",
            Double.class, "a number such as 0.8",
            Boolean.class, "true or false",
            URI.class, "an address such as https://users.example",
            JsonPointer.class, "a JSON pointer such as /id",
            List.class, "a list of texts; of JSON pointers such as /id, where it is one of fields");

    private SourceSettingValidator() {}

    static String complaint(BindException error) {
        ConfigurationPropertyName key = error.getName();
        for (Throwable cause = error.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof ConversionException) {
                return key + " must be "
                        + wanted(error.getTarget().getBoxedType().resolve(Object.class)) + ".";
            }
            if (cause instanceof IllegalArgumentException) {
                return source(key) + "." + cause.getMessage();
            }
        }
        return key + " cannot be read.";
    }

    private static ConfigurationPropertyName source(ConfigurationPropertyName key) {
        return key.chop(Math.min(key.getNumberOfElements(), 2));
    }

    private static String wanted(Class<?> type) {
        if (type.isEnum()) {
            return "one of "
                    + Arrays.stream(type.getEnumConstants())
                            .map(value ->
                                    value.toString().toLowerCase(Locale.ROOT).replace('_', '-'))
                            .collect(joining(", "));
        }
        return type.isRecord()
                ? "no value: below it there are " + SourceSettingNames.of(type)
                : WANTED.getOrDefault(type, "a text");
    }
}
