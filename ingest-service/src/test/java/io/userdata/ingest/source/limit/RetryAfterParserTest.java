package io.userdata.ingest.source.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RetryAfterParserTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void secondsAndDatesAreRead() {
        assertThat(RetryAfterParser.parse(" 120 ", NOW)).contains(Duration.ofSeconds(120));
        assertThat(RetryAfterParser.parse("Thu, 01 Jan 2026 00:05:00 GMT", NOW)).contains(Duration.ofMinutes(5));
    }

    @Test
    void aDateInThePastIsNow() {
        assertThat(RetryAfterParser.parse("Wed, 31 Dec 2025 00:05:00 GMT", NOW)).contains(Duration.ZERO);
    }

    @Test
    void anythingElseIsNothing() {
        assertThat(RetryAfterParser.parse("soon", NOW)).isEmpty();
        assertThat(RetryAfterParser.parse("-1", NOW)).isEmpty();
        assertThat(RetryAfterParser.parse("99999999999999999999", NOW)).isEmpty();
    }
}
