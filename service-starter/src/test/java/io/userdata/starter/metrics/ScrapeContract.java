package io.userdata.starter.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What every service's scrape keeps to: known tags, none with a value that a run, a user or a caller chooses. */
public final class ScrapeContract {
    private static final Pattern SAMPLE = Pattern.compile("([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\\{(.*)})? (\\S+)(?: .*)?");
    private static final Pattern TAG = Pattern.compile("([a-zA-Z_][a-zA-Z0-9_]*)=\"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final Pattern ID = Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-|[0-9a-fA-F]{24,}|[0-9]{9,}");
    /** A group's coordinator has the number of its broker, counted down from the largest there is. */
    private static final String NODE = "node_id";

    private static final int MOST_VALUES = 120;

    private static final Set<String> OURS =
            Set.of("lane", "source", "outcome", "reason", "state", "stage", "group", "topic");
    private static final Map<String, Set<String>> KEYS = Map.ofEntries(
            Map.entry("userdata_", OURS),
            Map.entry(
                    "jvm_",
                    Set.of(
                            "area",
                            "id",
                            "gc",
                            "cause",
                            "action",
                            "state",
                            "runtime",
                            "vendor",
                            "version",
                            "compiler",
                            "pool")),
            Map.entry("http_server_requests_", Set.of("method", "uri", "status", "outcome", "exception", "error")),
            Map.entry("http_client_requests_", Set.of("method", "uri", "status", "outcome", "exception", "error")),
            Map.entry(
                    "spring_security_",
                    Set.of(
                            "spring_security_filterchain_position",
                            "spring_security_filterchain_size",
                            "spring_security_reached_filter_name",
                            "spring_security_reached_filter_section",
                            "security_security_reached_filter_section",
                            "spring_security_authentication_decision",
                            "spring_security_authorization_decision",
                            "spring_security_object",
                            "spring_security_authentication_failure_type",
                            "spring_security_authentication_method",
                            "spring_security_authentication_request_type",
                            "spring_security_authentication_type",
                            "error")),
            Map.entry("kafka_", Set.of("client_id", "kafka_version", "spring_id", "topic", "partition", "node_id")),
            Map.entry("hikaricp_", Set.of("pool")),
            Map.entry("jdbc_", Set.of("name")),
            Map.entry("spring_data_", Set.of("repository", "method", "state", "exception")),
            Map.entry("tasks_", Set.of("code_function", "code_namespace", "error", "exception", "outcome")),
            Map.entry("tomcat_", Set.of("name")),
            Map.entry("logback_", Set.of("level")),
            Map.entry("executor_", Set.of("name")),
            Map.entry("disk_", Set.of("path")),
            Map.entry("spring_kafka_", Set.of("name", "result", "exception")),
            Map.entry("application_", Set.of("main_application_class")),
            Map.entry("process_", Set.of()),
            Map.entry("system_", Set.of()));

    private ScrapeContract() {}

    /** One line of a scrape. */
    public record Sample(String name, Map<String, String> tags, double value) {}

    /** Returns the lines of a scrape and fails where one holds what it must not. */
    public static List<Sample> check(String scrape) {
        List<Sample> samples = samples(scrape);
        assertThat(samples).isNotEmpty();
        assertThat(faults(samples)).isEmpty();
        return samples;
    }

    static Set<String> faults(List<Sample> samples) {
        Set<String> faults = new TreeSet<>();
        Map<String, Set<String>> values = new java.util.TreeMap<>();
        for (Sample sample : samples) {
            sample.tags().forEach((key, value) -> {
                if (!isKnown(sample.name(), key)) {
                    faults.add("unknown tag " + key + " of " + sample.name());
                }
                if (!key.equals(NODE) && ID.matcher(value).find()) {
                    faults.add("an id in tag " + key + " of " + sample.name() + ": " + value);
                }
                values.computeIfAbsent(sample.name() + " " + key, name -> new TreeSet<>())
                        .add(value);
            });
        }
        values.forEach((name, all) -> {
            if (all.size() > MOST_VALUES) {
                faults.add(all.size() + " values of " + name);
            }
        });
        return faults;
    }

    private static boolean isKnown(String name, String key) {
        return key.equals("application")
                || key.equals("le") && name.endsWith("_bucket")
                || KEYS.entrySet().stream()
                        .anyMatch(family -> name.startsWith(family.getKey())
                                && family.getValue().contains(key));
    }

    /** Returns the lines of a scrape, whatever they hold. */
    public static List<Sample> samples(String scrape) {
        List<Sample> samples = new ArrayList<>();
        Arrays.stream(scrape.split("\n"))
                .filter(line -> !line.startsWith("#") && !line.isBlank())
                .forEach(line -> samples.add(sample(line)));
        return samples;
    }

    private static Sample sample(String line) {
        Matcher sample = SAMPLE.matcher(line);
        assertThat(sample.matches()).as(line).isTrue();
        Map<String, String> tags = new java.util.LinkedHashMap<>();
        Matcher tag = TAG.matcher(sample.group(2) == null ? "" : sample.group(2));
        while (tag.find()) {
            tags.put(tag.group(1), tag.group(2));
        }
        String value = sample.group(3).replace("+Inf", "Infinity").replace("-Inf", "-Infinity");
        return new Sample(sample.group(1), tags, Double.parseDouble(value));
    }
}
