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
    static final String PUBLISHED = prometheus(MetricNames.RECORDS_PUBLISHED) + "_total";
    static final String PROCESSED = prometheus(MetricNames.PROCESSOR_ROWS) + "_total";
    static final String BEHIND = prometheus(MetricNames.PROCESSOR_BEHIND);
    static final String STORED = prometheus(MetricNames.STORAGE_RECORDS) + "_total";
    static final String FRESHNESS = prometheus(MetricNames.FRESHNESS) + "_seconds";
    static final String QUARANTINE = prometheus(MetricNames.QUARANTINE_SIZE);
    static final String LAG = "userdata_lag";

    /** Asks all of them at once; a service that does not answer measures nothing. */
    static CompletableFuture<Metrics> ask(Asking asking, long nanos) {
        Map<ServiceName, CompletableFuture<Answer<String>>> answers = new EnumMap<>(ServiceName.class);
        answers.put(ServiceName.INGEST, asking.metrics(ServiceName.INGEST, PUBLISHED));
        answers.put(ServiceName.PROCESSOR, asking.metrics(ServiceName.PROCESSOR, PROCESSED, BEHIND, LAG));
        answers.put(ServiceName.STORAGE, asking.metrics(ServiceName.STORAGE, STORED, FRESHNESS, QUARANTINE, LAG));
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

    private static String prometheus(String name) {
        return name.replace('.', '_');
    }
}
