package io.userdata.storage.consume;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.userdata.events.record.EnrichedRecord;
import io.userdata.starter.json.EventMapper;
import io.userdata.storage.fixture.SampleRecord;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class RecordAgeTimersTest {
    private static final JsonMapper JSON = EventMapper.create();

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final RecordAgeTimers ages = new RecordAgeTimers(meters);

    @Test
    void freshnessIsOfItsLaneAndSource() {
        EnrichedRecord user = SampleRecord.of(1, 0).backfilled().record();
        ages.record(user, user.fetchedAt().plus(Duration.ofSeconds(3)));
        assertThat(freshness("backfill").totalTime(TimeUnit.SECONDS)).isEqualTo(3);
        assertThat(freshness("live").count()).isZero();
        assertThat(meters.get("userdata.source.age").timer().count()).isEqualTo(1);
    }

    @Test
    void ageIsNeverNegativeNorBeyondATimer() {
        EnrichedRecord user = SampleRecord.of(1, 0).record();
        ages.record(user, user.fetchedAt().minusSeconds(1));
        ages.record(user, user.fetchedAt().plus(Duration.ofDays(1_000_000)));
        assertThat(freshness("live").totalTime(TimeUnit.DAYS)).isEqualTo(365);
    }

    @Test
    void recordsCannotMakeAMetricEach() {
        ObjectNode record = (ObjectNode) JSON.valueToTree(SampleRecord.of(1, 0).record());
        for (int source = 0; source < 500; source++) {
            EnrichedRecord named = JSON.treeToValue(record.put("source", "source-" + source), EnrichedRecord.class);
            ages.record(named, named.fetchedAt());
        }
        assertThat(meters.get("userdata.source.age").timers()).hasSize(101);
        assertThat(meters.get("userdata.source.age")
                        .tag("source", "other")
                        .timer()
                        .count())
                .isEqualTo(400);
    }

    private Timer freshness(String lane) {
        return meters.get("userdata.freshness")
                .tags("lane", lane, "source", "randomuser")
                .timer();
    }
}
