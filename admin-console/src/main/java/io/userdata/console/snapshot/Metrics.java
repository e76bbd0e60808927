package io.userdata.console.snapshot;

import io.userdata.console.service.Answer;
import io.userdata.console.service.Asking;
import io.userdata.console.service.ServiceName;
import io.userdata.starter.metrics.MetricNames;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/** What all services measure, at one look. */
record Metrics(long nanos, Map<ServiceName, Samples> samples) {
    private static final String COUNTER = "_total";
    static final String PUBLISHED = prometheus(MetricNames.RECORDS_PUBLISHED) + COUNTER;
    static final String PROCESSED = prometheus(MetricNames.PROCESSOR_ROWS) + COUNTER;
    static final String BEHIND = prometheus(MetricNames.PROCESSOR_BEHIND);
    static final String STORED = prometheus(MetricNames.STORAGE_RECORDS) + COUNTER;
    static final String FRESHNESS = prometheus(MetricNames.FRESHNESS) + "_seconds";
    static final String QUARANTINE = prometheus(MetricNames.QUARANTINE_SIZE);
    static final String LAG = "userdata_lag";

    /** Asks all of them at once; a service that does not answer measures nothing. */
    static CompletableFuture<Metrics> ask(Asking asking, long nanos) {
        Map<ServiceName, CompletableFuture<Answer<String>>> answers = new EnumMap<>(ServiceName.class);
        answers.put(ServiceName.INGEST, asking.metrics(ServiceName.INGEST, asked(PUBLISHED)));
        answers.put(ServiceName.PROCESSOR, asking.metrics(ServiceName.PROCESSOR, asked(PROCESSED), BEHIND, LAG));
        answers.put(
                ServiceName.STORAGE, asking.metrics(ServiceName.STORAGE, asked(STORED), FRESHNESS, QUARANTINE, LAG));
        return CompletableFuture.allOf(answers.values().toArray(CompletableFuture<?>[]::new))
                .thenApply(done -> new Metrics(nanos, samples(answers)));
    }

    Samples of(ServiceName service) {
        return samples.getOrDefault(service, Samples.NONE);
    }

    /** Open entries by stage. */
    Map<String, Double> quarantine() {
        return of(ServiceName.STORAGE)
                .named(QUARANTINE)
                .collect(Collectors.toMap(
                        sample -> sample.label("stage"), Samples.Sample::value, Double::sum, TreeMap::new));
    }

    private static Map<ServiceName, Samples> samples(Map<ServiceName, CompletableFuture<Answer<String>>> answers) {
        Map<ServiceName, Samples> samples = new EnumMap<>(ServiceName.class);
        answers.forEach((service, answer) ->
                samples.put(service, answer.join().found().map(Samples::parse).orElse(Samples.NONE)));
        return samples;
    }

    /** A counter is asked for without the ending that its samples have: includedNames selects metrics, not samples. */
    private static String asked(String counter) {
        return counter.substring(0, counter.length() - COUNTER.length());
    }

    private static String prometheus(String name) {
        return name.replace('.', '_');
    }
}
