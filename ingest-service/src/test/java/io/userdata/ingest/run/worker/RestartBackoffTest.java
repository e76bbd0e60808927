package io.userdata.ingest.run.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.userdata.ingest.run.RunProperties;
import io.userdata.ingest.source.limit.Backoff;
import java.time.Duration;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.DisconnectException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.junit.jupiter.api.Test;

class RestartBackoffTest {
    private static final RuntimeException BROKEN = new KafkaException(new DisconnectException("gone"));
    private static final RuntimeException FENCED = new KafkaException(new ProducerFencedException("another"));

    private final RestartBackoff backoff = new RestartBackoff(
            new RunProperties(
                    "group",
                    "one",
                    Duration.ofSeconds(6),
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(4),
                    Duration.ofSeconds(60),
                    Duration.ofDays(30)),
            new Backoff(new Random(7)));

    @Test
    void aBrokenConnectionIsTriedAgainAsSoonAsKafkaHasAnswered() {
        assertThat(Stream.generate(() -> backoff.after(BROKEN)).limit(4))
                .extracting(Duration::toSeconds)
                .containsExactly(1L, 2L, 4L, 4L);
        backoff.answered();
        assertThat(backoff.after(BROKEN)).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void whoWasFencedRestsLongerThoughKafkaAnswers() {
        for (int seconds : new int[] {2, 4, 8, 16, 32, 60, 60}) {
            backoff.answered();
            assertThat(backoff.after(FENCED)).isBetween(Duration.ofMillis(seconds * 500L), Duration.ofSeconds(seconds));
        }
    }

    @Test
    void whoHasPublishedMayReturnSooner() {
        Stream.generate(() -> backoff.after(FENCED)).limit(5).forEach(pause -> {});
        backoff.published();
        assertThat(backoff.after(FENCED)).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(2));
    }

    @Test
    void whatDoesNotGetThroughThoughKafkaAnswersIsCounted() {
        backoff.answered();
        backoff.after(BROKEN);
        backoff.answered();
        backoff.after(FENCED);
        backoff.after(BROKEN);
        assertThat(backoff.unpublished()).isEqualTo(2);
        backoff.published();
        assertThat(backoff.unpublished()).isZero();
    }

    @Test
    void aRivalIsToldFromAnythingElse() {
        assertThat(RestartBackoff.isFenced(FENCED)).isTrue();
        assertThat(RestartBackoff.isFenced(new InvalidProducerEpochException("old")))
                .isTrue();
        assertThat(RestartBackoff.isFenced(BROKEN)).isFalse();
    }
}
