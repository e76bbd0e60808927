package io.userdata.ingest.run.owner;

import static org.assertj.core.api.Assertions.assertThat;

import io.userdata.ingest.run.RunProperties;
import java.time.Duration;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.DisconnectException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.junit.jupiter.api.Test;

class PausesTest {
    private static final RuntimeException BROKEN = new KafkaException(new DisconnectException("gone"));
    private static final RuntimeException FENCED = new KafkaException(new ProducerFencedException("another"));

    private final Pauses pauses = new Pauses(
            new RunProperties(
                    "group",
                    "one",
                    Duration.ofSeconds(6),
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(4),
                    Duration.ofSeconds(60),
                    Duration.ofDays(30)),
            new Random(7));

    @Test
    void aBrokenConnectionIsTriedAgainAsSoonAsKafkaHasAnswered() {
        assertThat(Stream.generate(() -> pauses.after(BROKEN)).limit(4))
                .extracting(Duration::toSeconds)
                .containsExactly(1L, 2L, 4L, 4L);
        pauses.answered();
        assertThat(pauses.after(BROKEN)).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void whoWasFencedRestsLongerThoughKafkaAnswers() {
        for (int seconds : new int[] {2, 4, 8, 16, 32, 60, 60}) {
            pauses.answered();
            assertThat(pauses.after(FENCED)).isBetween(Duration.ofMillis(seconds * 500L), Duration.ofSeconds(seconds));
        }
    }

    @Test
    void whoHasPublishedMayReturnSooner() {
        Stream.generate(() -> pauses.after(FENCED)).limit(5).forEach(pause -> {});
        pauses.published();
        assertThat(pauses.after(FENCED)).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(2));
    }

    @Test
    void aRivalIsToldFromAnythingElse() {
        assertThat(Pauses.isFenced(FENCED)).isTrue();
        assertThat(Pauses.isFenced(new InvalidProducerEpochException("old"))).isTrue();
        assertThat(Pauses.isFenced(BROKEN)).isFalse();
    }
}
