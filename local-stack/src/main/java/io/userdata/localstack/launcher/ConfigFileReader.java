package io.userdata.localstack.launcher;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.ScalarEvent;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Reads a file with configuration before anything is started: what is wrong with it is told in one line, while the
 * services would tell it in their logs.
 */
final class ConfigFileReader implements ITypeConverter<ConfigFile> {
    /** A placeholder as it is written for environment variables, without a default. */
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z][A-Z0-9_]*)}");

    /** Set for the services by {@code ./run} itself. */
    private static final Set<String> OURS = Set.of("USER_API_URL", "STORAGE_URL", "INGEST_URL", "PROCESSOR_URL");

    private final Set<String> environment;

    ConfigFileReader() {
        this(System.getenv().keySet());
    }

    /** @param environment the names of the variables that are set */
    ConfigFileReader(Set<String> environment) {
        this.environment = Set.copyOf(environment);
    }

    @Override
    public ConfigFile convert(String text) {
        Path file = Path.of(text).toAbsolutePath().normalize();
        if (!file.toString().matches(".*\\.ya?ml")) {
            throw new TypeConversionException("'" + text + "' is not a YAML file that can be read");
        }
        try {
            String content = Files.readString(file);
            List<String> sources = sources(content);
            requireVariables(text, content);
            return new ConfigFile(file, sources);
        } catch (IOException e) {
            throw new TypeConversionException("'" + text + "' is not a YAML file that can be read");
        } catch (YAMLException e) {
            throw new TypeConversionException("'" + text + "' is not valid YAML: " + problem(e));
        }
    }

    private static List<String> sources(String content) {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false); // as the services read it
        List<String> names = new ArrayList<>();
        for (Object document : new Yaml(new SafeConstructor(options)).loadAll(content)) {
            if (document instanceof Map<?, ?> settings && settings.get("sources") instanceof Map<?, ?> sources) {
                sources.keySet().forEach(name -> names.add(String.valueOf(name)));
            }
        }
        return List.copyOf(names);
    }

    private void requireVariables(String file, String content) {
        List<String> missing = new ArrayList<>();
        for (Event event : new Yaml().parse(new StringReader(content))) {
            if (event instanceof ScalarEvent scalar) {
                Matcher variable = VARIABLE.matcher(scalar.getValue());
                while (variable.find()) {
                    if (!environment.contains(variable.group(1)) && !OURS.contains(variable.group(1))) {
                        missing.add(variable.group(1) + " (" + place(scalar.getStartMark()) + ")");
                    }
                }
            }
        }
        if (!missing.isEmpty()) {
            throw new TypeConversionException(
                    "'" + file + "' needs environment variables that are not set: " + String.join(", ", missing));
        }
    }

    private static String problem(YAMLException error) {
        if (error instanceof MarkedYAMLException marked && marked.getProblemMark() != null) {
            return marked.getProblem() + " (" + place(marked.getProblemMark()) + ")";
        }
        return String.valueOf(error.getMessage()).lines().findFirst().orElse("");
    }

    private static String place(@Nullable Mark mark) {
        return mark == null ? "" : "line " + (mark.getLine() + 1) + ", column " + (mark.getColumn() + 1);
    }
}
