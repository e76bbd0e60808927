package io.userdata.events.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class WindowTest {
    private static final Instant MONDAY = Instant.parse("2026-03-02T00:00:00Z");

    @Test
    void slicesCoverTheWindowWithoutGapOrOverlap() {
        Window window = new Window(MONDAY, MONDAY.plus(Duration.ofHours(60)), Duration.ofDays(1));
        List<Window> slices = window.slices();
        assertThat(slices).hasSize(3);
        assertThat(slices.get(0).from()).isEqualTo(window.from());
        assertThat(slices.get(1).from()).isEqualTo(slices.get(0).to());
        assertThat(slices.get(2).from()).isEqualTo(slices.get(1).to());
        assertThat(slices.get(2).to()).isEqualTo(window.to());
    }

    @Test
    void windowWithoutSliceIsOneSlice() {
        Window window = new Window(MONDAY, MONDAY.plusSeconds(1), null);
        assertThat(window.slices()).containsExactly(window);
    }

    @Test
    void emptyAndReversedWindowsAreRefused() {
        assertThatThrownBy(() -> new Window(MONDAY, MONDAY, null)).hasMessage("window.from is not before window.to");
        assertThatThrownBy(() -> new Window(MONDAY.plusSeconds(1), MONDAY, null))
                .hasMessage("window.from is not before window.to");
    }

    @Test
    void sliceThatIsZeroOrMakesTooManyIsRefused() {
        Instant end = MONDAY.plus(Duration.ofDays(30));
        assertThatThrownBy(() -> new Window(MONDAY, end, Duration.ZERO))
                .hasMessage("window.slice is not a positive duration");
        assertThatThrownBy(() -> new Window(MONDAY, end, Duration.ofSeconds(1)))
                .hasMessageStartingWith("window.slice makes more than");
    }

    @Test
    void backfillNeedsAWindowAndPollDoesNot() {
        assertThatThrownBy(() -> new RunDefinition("randomuser", RunKind.BACKFILL, null, 10L))
                .hasMessage("window is missing: a backfill needs one");
        assertThat(new RunDefinition("randomuser", RunKind.POLL, null, 10L).window())
                .isNull();
    }
}
