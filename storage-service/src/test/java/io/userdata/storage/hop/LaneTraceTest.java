package io.userdata.storage.hop;

import static org.assertj.core.api.Assertions.assertThat;

import io.userdata.events.record.Lane;
import io.userdata.events.topic.Topics;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class LaneTraceTest {
    private static final UUID RUN = new UUID(0, 1);
    private static final UUID LATER = new UUID(0, 2);

    private final Known kafka = new Known();
    private final LaneTrace trace = new LaneTrace(Lane.LIVE);

    @Test
    void recordsHavePassedWhenTheProcessorAndThenStorageHaveReadThem() {
        kafka.ends.put(Topics.RAW_LIVE, 10L);
        assertThat(trace.follow(Set.of(RUN), kafka)).isEmpty();
        assertThat(trace.waitsFor()).contains("stream-processor", "users.raw.live-0");

        kafka.read("stream-processor", Topics.RAW_LIVE, 10);
        kafka.ends.put(Topics.ENRICHED_LIVE, 9L);
        kafka.ends.put(Topics.QUARANTINE, 1L);
        kafka.read("storage", Topics.ENRICHED_LIVE, 9);
        assertThat(trace.follow(Set.of(RUN), kafka)).isEmpty();
        assertThat(trace.waitsFor()).contains("storage", "users.quarantine-0").doesNotContain("enriched");

        kafka.read("storage", Topics.QUARANTINE, 1);
        assertThat(trace.follow(Set.of(RUN), kafka)).containsExactly(RUN);
    }

    @Test
    void whatIsPublishedMeanwhileIsNotWaitedFor() {
        kafka.ends.put(Topics.RAW_LIVE, 10L);
        trace.follow(Set.of(RUN), kafka);

        kafka.ends.put(Topics.RAW_LIVE, 1000L);
        kafka.read("stream-processor", Topics.RAW_LIVE, 10);
        assertThat(trace.follow(Set.of(RUN), kafka)).containsExactly(RUN);
    }

    @Test
    void runThatEndsMeanwhileHasItsTurnAfterwards() {
        kafka.ends.put(Topics.RAW_LIVE, 10L);
        trace.follow(Set.of(RUN), kafka);
        kafka.ends.put(Topics.RAW_LIVE, 20L);
        kafka.read("stream-processor", Topics.RAW_LIVE, 10);

        assertThat(trace.follow(Set.of(RUN, LATER), kafka)).containsExactly(RUN);
        assertThat(trace.follow(Set.of(LATER), kafka)).isEmpty();
        kafka.read("stream-processor", Topics.RAW_LIVE, 20);
        assertThat(trace.follow(Set.of(LATER), kafka)).containsExactly(LATER);
    }

    @Test
    void runThatBalancesMeanwhileMakesRoomForTheNext() {
        kafka.ends.put(Topics.RAW_LIVE, 10L);
        trace.follow(Set.of(RUN), kafka);

        kafka.read("stream-processor", Topics.RAW_LIVE, 10);
        assertThat(trace.follow(Set.of(LATER), kafka)).containsExactly(LATER);
    }

    @Test
    void otherLaneIsNotWaitedFor() {
        kafka.ends.put(Topics.RAW_BACKFILL, 1000L);
        kafka.ends.put(Topics.ENRICHED_BACKFILL, 1000L);
        assertThat(trace.follow(Set.of(RUN), kafka)).containsExactly(RUN);
    }

    /** One partition of each topic, without a broker. */
    private static final class Known implements PositionReader {
        private final Map<String, Long> ends = new HashMap<>();
        private final Map<String, Long> read = new HashMap<>();

        void read(String group, String topic, long next) {
            read.put(group + topic, next);
        }

        @Override
        public Map<TopicPartition, Long> ends(List<String> topics) {
            return topics.stream()
                    .collect(Collectors.toMap(
                            topic -> new TopicPartition(topic, 0), topic -> ends.getOrDefault(topic, 0L)));
        }

        @Override
        public Set<TopicPartition> unread(String group, Map<TopicPartition, Long> until) {
            return until.entrySet().stream()
                    .filter(end -> read.getOrDefault(group + end.getKey().topic(), 0L) < end.getValue())
                    .map(Map.Entry::getKey)
                    .collect(Collectors.toSet());
        }
    }
}
