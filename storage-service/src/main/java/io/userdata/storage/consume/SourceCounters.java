package io.userdata.storage.consume;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.userdata.events.record.EnrichedRecord;
import io.userdata.events.user.User;
import io.userdata.starter.metrics.MetricNames;
import io.userdata.storage.ledger.RecordOutcome;
import io.userdata.storage.user.UserContent;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Counts what became of each source's records, and how many fields its users have: what a lane as a whole does not show. */
final class SourceCounters {
    /** A name comes from a record: a writer to a topic must not be able to make a metric of every record. */
    private static final int MOST_SOURCES = 100;

    private static final String OTHER = "other";
    private static final String UNKNOWN = "unknown";

    private final MeterRegistry meters;
    private final Set<String> sources = ConcurrentHashMap.newKeySet();

    SourceCounters(MeterRegistry meters) {
        this.meters = meters;
    }

    void stored(EnrichedRecord record, RecordOutcome outcome) {
        String source = tag(record.source());
        count(source, outcome);
        User user = record.user();
        if (user != null) {
            DistributionSummary.builder(MetricNames.SOURCE_FIELDS)
                    .tag("source", source)
                    .register(meters)
                    .record(UserContent.of(user).countFields());
        }
    }

    /**
     * Counts a record in quarantine.
     *
     * @param source null: its bytes do not tell
     */
    void quarantined(@Nullable String source) {
        count(source == null ? UNKNOWN : tag(source), RecordOutcome.QUARANTINED);
    }

    private void count(String source, RecordOutcome outcome) {
        Counter.builder(MetricNames.SOURCE_RECORDS)
                .tag("source", source)
                .tag("outcome", outcome.text())
                .register(meters)
                .increment();
    }

    private String tag(String source) {
        if (sources.contains(source) || (sources.size() < MOST_SOURCES && sources.add(source))) {
            return source;
        }
        return OTHER;
    }
}
