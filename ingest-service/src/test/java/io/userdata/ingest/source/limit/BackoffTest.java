package io.userdata.ingest.source.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackoffTest {
    private static final BackoffProperties PROPERTIES =
            new BackoffProperties(Duration.ofSeconds(1), Duration.ofMinutes(1), Duration.ofHours(1), 8);
    private final Backoff backoff = new Backoff(new Random(7));

    @ParameterizedTest
    @CsvSource({"1, 500, 1000", "2, 1000, 2000", "5, 8000, 16000", "7, 30000, 60000", "2000000000, 30000, 60000"})
    void waitsDoubleUpToTheLongestWithJitter(int setbacks, long atLeast, long atMost) {
        for (int i = 0; i < 100; i++) {
            assertThat(backoff.delay(PROPERTIES, setbacks, null).toMillis()).isBetween(atLeast, atMost);
        }
    }

    @Test
    void theWaitThatTheSourceAsksForIsNeverUndercut() {
        for (int i = 0; i < 100; i++) {
            assertThat(backoff.delay(PROPERTIES, 1, Duration.ofSeconds(30)))
                    .isBetween(Duration.ofSeconds(30), Duration.ofMillis(31_500));
        }
    }

    @Test
    void aRequestedWaitBeyondAllReasonIsCut() {
        assertThat(backoff.delay(PROPERTIES, 1, Duration.ofDays(400))).isLessThan(Duration.ofMinutes(64));
    }

    @Test
    void aRequestedWaitOfZeroIsIgnored() {
        assertThat(backoff.delay(PROPERTIES, 1, Duration.ZERO))
                .isBetween(Duration.ofMillis(500), Duration.ofSeconds(1));
    }
}
