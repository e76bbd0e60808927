package io.userdata.console.snapshot;

import io.userdata.console.service.ServiceAnswer;
import io.userdata.console.service.ServiceName;
import io.userdata.console.service.ServiceQueries;
import io.userdata.starter.metrics.MetricNames;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/** What all services measure, at one look. */
record ServiceMetrics(long nanos, Map<ServiceName, PrometheusSamples> samples) {
    private static final String COUNTER = "_total";
    static final String PUBLISHED = prometheus(MetricNames.RECORDS_PUBLISHED) + COUNTER;
    static final String PROCESSED = prometheus(MetricNames.PROCESSOR_ROWS) + COUNTER;
    static final String BEHIND = prometheus(MetricNames.PROCESSOR_BEHIND);
    static final String STORED = prometheus(MetricNames.STORAGE_RECORDS) + COUNTER;
    static final String FRESHNESS = prometheus(MetricNames.FRESHNESS) + "_seconds";
    static final String QUARANTINE = prometheus(MetricNames.QUARANTINE_SIZE);
    static final String LAG = "userdata_lag";

    /** Asks all of them at once; a service that does not answer measures nothing. */
    static CompletableFuture<ServiceMetrics> ask(ServiceQueries asking, long nanos) {
        Map<ServiceName, CompletableFuture<ServiceAnswer<String>>> answers = new EnumMap<>(ServiceName.class);
        answers.put(ServiceName.INGEST, asking.metrics(ServiceName.INGEST, asked(PUBLISHED)));
        answers.put(ServiceName.PROCESSOR, asking.metrics(ServiceName.PROCESSOR, asked(PROCESSED), BEHIND, LAG));
        answers.put(
                ServiceName.STORAGE, asking.metrics(ServiceName.STORAGE, asked(STORED), FRESHNESS, QUARANTINE, LAG));
        return CompletableFuture.allOf(answers.values().toArray(CompletableFuture<?>[]::new))
                .thenApply(done -> new ServiceMetrics(nanos, samples(answers)));
    }

    PrometheusSamples of(ServiceName service) {
        return samples.getOrDefault(service, PrometheusSamples.NONE);
    }

    /** Open entries by stage. */
    Map<String, Double> quarantine() {
        return of(ServiceName.STORAGE)
                .named(QUARANTINE)
                .collect(Collectors.toMap(
                        sample -> sample.label("stage"), PrometheusSamples.Sample::value, Double::sum, TreeMap::new));
    }

    private static Map<ServiceName, PrometheusSamples> samples(
            Map<ServiceName, CompletableFuture<ServiceAnswer<String>>> answers) {
        Map<ServiceName, PrometheusSamples> samples = new EnumMap<>(ServiceName.class);
        answers.forEach((service, answer) -> samples.put(
                service, answer.join().found().map(PrometheusSamples::parse).orElse(PrometheusSamples.NONE)));
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
