package io.userdata.storage.consume;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.userdata.events.quarantine.QuarantinedRecord;
import io.userdata.events.record.Coordinates;
import io.userdata.events.record.EnrichedRecord;
import io.userdata.events.record.Lane;
import io.userdata.starter.metrics.MetricNames;
import io.userdata.storage.ledger.RecordOutcome;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Counts committed records by lane, source and outcome, and tells how fresh they are. */
@Component
class StorageMetrics {
    private static final String REDELIVERED = "redelivered";

    private final MeterRegistry meters;
    private final RecordAgeTimers ages;
    private final SourceCounters sources;

    StorageMetrics(MeterRegistry meters) {
        this.meters = meters;
        this.ages = new RecordAgeTimers(meters);
        this.sources = new SourceCounters(meters);
    }

    void count(BatchWriter.Stored batch, Instant now) {
        Set<Coordinates> seen = new HashSet<>(batch.accounting().again());
        Map<Count, Integer> counts = new HashMap<>();
        for (int place = 0; place < batch.users().size(); place++) {
            EnrichedRecord user = batch.users().get(place);
            boolean first = seen.add(user.coordinates());
            RecordOutcome outcome = batch.outcomes().get(place);
            counts.merge(new Count(user.lane().text(), first ? outcome.text() : REDELIVERED), 1, Integer::sum);
            if (first) {
                ages.record(user, now);
                sources.stored(user, outcome);
            }
        }
        for (QuarantinedRecord record : batch.rejected()) {
            boolean first = record.coordinates() == null || seen.add(record.coordinates());
            if (first) {
                sources.quarantined(record.source());
            }
            String outcome = first ? RecordOutcome.QUARANTINED.text() : REDELIVERED;
            counts.merge(new Count(text(record.lane()), outcome), 1, Integer::sum);
        }
        counts.forEach(this::add);
    }

    private void add(Count count, int records) {
        Counter.builder(MetricNames.STORAGE_RECORDS)
                .tag("lane", count.lane())
                .tag("outcome", count.outcome())
                .register(meters)
                .increment(records);
    }

    private static String text(@Nullable Lane lane) {
        return lane == null ? "unknown" : lane.text();
    }

    private record Count(String lane, String outcome) {}
}
