package io.userdata.ingest.source.config;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.Environment;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;

/** Finds names of query parameters that would be changed on their way through Spring's names of properties. */
final class QueryNameCheck {
    private static final Pattern QUERY = Pattern.compile("(sources\\.[^.\\[]+\\.query)(\\.?)(.+)");
    private static final Pattern KEPT = Pattern.compile("\\.[A-Za-z0-9_.-]+(\\[\\d+])?|\\[.+](\\[\\d+])?");

    private QueryNameCheck() {}

    /** What is wrong with a name, and how it is written instead; empty: all stay as they are. */
    static Optional<String> complaint(Environment environment) {
        return environment instanceof ConfigurableEnvironment configurable
                ? configurable.getPropertySources().stream()
                        .filter(source ->
                                !source.getName().equals(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME))
                        .flatMap(source -> Arrays.stream(names(source)))
                        .flatMap(name -> changed(name).stream())
                        .findFirst()
                : Optional.empty();
    }

    private static String[] names(PropertySource<?> source) {
        return source instanceof EnumerablePropertySource<?> enumerable ? enumerable.getPropertyNames() : new String[0];
    }

    private static Optional<String> changed(String name) {
        Matcher query = QUERY.matcher(name);
        return query.matches() && !KEPT.matcher(query.group(2) + query.group(3)).matches()
                ? Optional.of(query.group(1) + ": the name " + query.group(3) + " would be changed: write it as \"["
                        + query.group(3) + "]\", in quotes and brackets.")
                : Optional.empty();
    }
}
