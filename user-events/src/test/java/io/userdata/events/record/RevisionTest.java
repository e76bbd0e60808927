package io.userdata.events.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class RevisionTest {
    private static final Instant NOW = Instant.parse("2026-03-01T09:30:00Z");
    private static final Instant FAR = Instant.parse("9999-01-01T00:00:00Z");

    @Test
    void aFixIsNewerThanEveryReplay() {
        long fix = Revision.ofFix(NOW);
        assertThat(fix).isGreaterThan(Revision.ofReplay(Revision.ORIGINAL, FAR.toEpochMilli()));
        assertThat(Revision.ofFix(NOW.plusMillis(1))).isGreaterThan(fix);
        assertThat(Revision.isFix(fix)).isTrue();
        assertThat(Revision.isFix(Revision.ofReplay(Revision.ORIGINAL, NOW.toEpochMilli())))
                .isFalse();
    }

    @Test
    void aReplayOfAFixIsALaterFix() {
        assertThat(Revision.ofReplay(Revision.ofFix(NOW), NOW.plusSeconds(1).toEpochMilli()))
                .isEqualTo(Revision.ofFix(NOW.plusSeconds(1)));
    }

    @Test
    void javaScriptReadsItExactly() {
        long fix = Revision.ofFix(FAR);
        assertThat((long) (double) fix).isEqualTo(fix);
    }
}
