package io.userdata.console.snapshot;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a service measures, read from Prometheus' text format (version 0.0.4); lines that are something else are left
 * out.
 */
record PrometheusSamples(List<Sample> all) {
    private static final Pattern LINE = Pattern.compile("([A-Za-z_:][\\w:]*)(?:\\{(.*)})? (\\S+)(?: \\d+)?");
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"((?:[^\"\\\\]|\\\\.)*)\"");

    static final PrometheusSamples NONE = new PrometheusSamples(List.of());

    static PrometheusSamples parse(String text) {
        List<Sample> samples = new ArrayList<>();
        text.lines().filter(line -> !line.startsWith("#")).forEach(line -> {
            Matcher matcher = LINE.matcher(line);
            if (matcher.matches()) {
                samples.add(new Sample(matcher.group(1), labels(matcher.group(2)), number(matcher.group(3))));
            }
        });
        return new PrometheusSamples(List.copyOf(samples));
    }

    /** The samples of a name. */
    Stream<Sample> named(String name) {
        return all.stream().filter(sample -> sample.name().equals(name));
    }

    /** The sum of a name's samples with this label; empty where there is none. */
    OptionalDouble sum(String name, String label, String value) {
        return named(name)
                .filter(sample -> sample.has(label, value))
                .mapToDouble(Sample::value)
                .reduce(Double::sum);
    }

    private static Map<String, String> labels(String text) {
        Map<String, String> labels = new TreeMap<>();
        Matcher matcher = LABEL.matcher(text == null ? "" : text);
        while (matcher.find()) {
            labels.put(matcher.group(1), matcher.group(2).replaceAll("\\\\(.)", "$1"));
        }
        return labels;
    }

    private static double number(String text) {
        return switch (text) {
            case "+Inf" -> Double.POSITIVE_INFINITY;
            case "-Inf" -> Double.NEGATIVE_INFINITY;
            default -> Double.parseDouble(text);
        };
    }

    /** One line of it. */
    record Sample(String name, Map<String, String> labels, double value) {
        boolean has(String label, String wanted) {
            return wanted.equals(labels.get(label));
        }

        String label(String label) {
            return labels.getOrDefault(label, "");
        }
    }
}
