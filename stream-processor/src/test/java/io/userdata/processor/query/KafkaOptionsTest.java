package io.userdata.processor.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.userdata.events.record.Lane;
import io.userdata.starter.topic.KafkaProperties;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KafkaOptionsTest {
    private static Map<String, String> sink(Lane lane, Map<String, String> client) {
        return new KafkaOptions(
                        new KafkaProperties("broker:9092", client),
                        QueryPropertiesTest.bind(Map.of("userdata.pipeline.live.trigger", "continuous")))
                .sink(lane);
    }

    @Test
    void recordsOfAMicroBatchWaitForFullRequestsAndThoseOfALiveQueryForNothing() {
        assertThat(sink(Lane.BACKFILL, Map.of())).containsEntry("kafka.linger.ms", "20");
        assertThat(sink(Lane.LIVE, Map.of())).doesNotContainKeys("kafka.linger.ms", "kafka.batch.size");
    }

    @Test
    void whoSaysHowTheClientFillsItsRequestsIsHeard() {
        assertThat(sink(Lane.BACKFILL, Map.of("batch.size", "1", "linger.ms", "2")))
                .containsEntry("kafka.batch.size", "1")
                .containsEntry("kafka.linger.ms", "2");
    }

    @Test
    void noRecordIsTakenForWrittenBeforeAllReplicasHaveIt() {
        assertThat(sink(Lane.LIVE, Map.of("acks", "0"))).containsEntry("kafka.acks", "all");
    }
}
