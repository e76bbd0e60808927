package io.userdata.storage.consume;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.userdata.events.record.EnrichedRecord;
import io.userdata.storage.fixture.SampleRecord;
import io.userdata.storage.ledger.RecordOutcome;
import org.junit.jupiter.api.Test;

class SourceCountersTest {
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final SourceCounters counters = new SourceCounters(meters);

    private double records(String source, String outcome) {
        return meters.get("userdata.storage.source.records")
                .tags("source", source, "outcome", outcome)
                .counter()
                .count();
    }

    @Test
    void recordsAreCountedByTheirSource() {
        EnrichedRecord record = SampleRecord.of(1, 0).record();
        counters.stored(record, RecordOutcome.INSERTED);
        counters.quarantined(record.source());
        counters.quarantined("small");
        counters.quarantined("small");
        counters.quarantined(null);
        assertThat(records(record.source(), "inserted")).isEqualTo(1);
        assertThat(records(record.source(), "quarantined")).isEqualTo(1);
        assertThat(records("small", "quarantined")).isEqualTo(2);
        assertThat(records("unknown", "quarantined")).isEqualTo(1);
    }

    @Test
    void fieldsOfUsersAreCountedAndADeleteHasNone() {
        EnrichedRecord record = SampleRecord.of(1, 0).record();
        counters.stored(record, RecordOutcome.INSERTED);
        counters.stored(SampleRecord.of(1, 1).deleted().record(), RecordOutcome.UPDATED);
        var fields = meters.get("userdata.storage.source.fields").tag("source", record.source());
        assertThat(fields.summary().count()).isEqualTo(1);
        assertThat(fields.summary().totalAmount()).isEqualTo(17);
    }

    @Test
    void manySourcesAreOneOther() {
        for (int i = 0; i < 150; i++) {
            counters.quarantined("s" + i);
        }
        assertThat(records("s99", "quarantined")).isEqualTo(1);
        assertThat(records("other", "quarantined")).isEqualTo(50);
    }
}
