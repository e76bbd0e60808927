package io.userdata.events.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IsoInstantTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-03-01T09:30:00Z",
                "2026-03-01T09:30:00.1Z",
                "2026-03-01T23:59:59.123456789Z",
                "2024-02-29T00:00:00.000001Z",
                "2026-12-31T00:00:00Z",
                "0000-01-01T00:00:00Z",
                "9999-12-31T23:59:59.999Z"
            })
    void usualMomentIsReadAsAFormatterReadsIt(String text) {
        assertThat(IsoInstant.parse(text)).isEqualTo(Instant.parse(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Z",
                "2026-03-01",
                "2026-03-01T09:30Z",
                "2026-03-01T09:30:00",
                "2026-03-01t09:30:00Z",
                "2026-03-01T09:30:00z",
                "2026-03-01T09:30:00.Z",
                "2026-03-01T09:30:00.1234567890Z",
                "2026-03-01T09:30:00.12x4Z",
                "2026-03-01T09:30:00,123Z",
                "2026-03-01T09:30:00+01:00",
                "2026-03-01T24:00:00Z",
                "2026-03-01T09:60:00Z",
                "2026-12-31T23:59:60Z",
                "2026-00-01T09:30:00Z",
                "2026-13-01T09:30:00Z",
                "2026-03-00T09:30:00Z",
                "2026-03-32T09:30:00Z",
                "2025-02-29T09:30:00Z",
                "-026-03-01T09:30:00Z",
                "+12026-03-01T09:30:00Z",
                "٢٠٢٦-03-01T09:30:00Z"
            })
    void otherTextIsLeftToAFormatter(String text) {
        assertThat(IsoInstant.parse(text)).isNull();
    }

    @Test
    void everyMomentIsWrittenAsItsToString() {
        Random random = new Random(7);
        for (int i = 0; i < 10_000; i++) {
            int unit = new int[] {1_000_000_000, 1_000_000, 1_000, 1}[i % 4];
            Instant instant = Instant.ofEpochSecond(
                    random.nextLong(-70_000_000_000L, 260_000_000_000L), random.nextInt(1_000_000_000) / unit * unit);
            assertThat(IsoInstant.text(instant)).isEqualTo(instant.toString());
        }
        assertThat(IsoInstant.text(Instant.MAX)).isEqualTo(Instant.MAX.toString());
        assertThat(IsoInstant.text(Instant.MIN)).isEqualTo(Instant.MIN.toString());
    }
}
