package io.userdata.ingest.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class EventIdGeneratorTest {
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private final Clock clock = new Clock() {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    };

    @Test
    void idsRiseThoughTheClockGoesBack() {
        EventIdGenerator ids = new EventIdGenerator(clock);
        UUID before = ids.next();
        now = now.minusSeconds(3600);
        UUID after = ids.next();
        assertThat(before.version()).isEqualTo(7);
        assertThat(after.toString()).isGreaterThan(before.toString());
        now = now.plusSeconds(7200);
        assertThat(ids.next().toString()).isGreaterThan(after.toString());
    }
}
