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
    void aReplayOfAFixIsAFixThatIsOlderThanALaterOne() {
        long replayed =
                Revision.ofReplay(Revision.ofFix(NOW), NOW.plusSeconds(1).toEpochMilli());
        assertThat(Revision.isFix(replayed)).isTrue();
        assertThat(replayed)
                .isGreaterThan(Revision.ofFix(NOW.plusSeconds(1)))
                .isLessThan(Revision.ofFix(NOW.plusSeconds(1).plusMillis(1)));
    }

    @Test
    void aReplayReadsWhatWasPublishedAndFixedButNoCopies() {
        assertThat(Revision.isReplay(Revision.ORIGINAL)).isFalse();
        assertThat(Revision.isReplay(Revision.ofFix(NOW))).isFalse();
        assertThat(Revision.isReplay(Revision.ofReplay(Revision.ORIGINAL, NOW.toEpochMilli())))
                .isTrue();
        assertThat(Revision.isReplay(Revision.ofReplay(Revision.ofFix(NOW), NOW.toEpochMilli())))
                .isTrue();
    }

    @Test
    void javaScriptReadsItExactly() {
        long fix = Revision.ofFix(FAR);
        assertThat((long) (double) fix).isEqualTo(fix);
        long replayed = Revision.ofReplay(fix, FAR.toEpochMilli());
        assertThat((long) (double) replayed).isEqualTo(replayed);
    }
}
