package io.userdata.processor.lane;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class HangWatchTest {
    private static final Instant START = Instant.parse("2026-03-01T09:30:00Z");
    private static final LaneState RUNNING = new LaneState.Running(START);

    private final HangWatch watch = new HangWatch(Duration.ofMinutes(5));

    private static Instant after(long seconds) {
        return START.plusSeconds(seconds);
    }

    @Test
    void queryWithoutASignOfLifeHangs() {
        assertThat(watch.silence(RUNNING, null, 0, after(300))).isEmpty();
        assertThat(watch.silence(RUNNING, null, 0, after(301))).contains(Duration.ofSeconds(301));
    }

    @Test
    void batchOrARowIsASignOfLife() {
        assertThat(watch.silence(RUNNING, after(200), 0, after(500))).isEmpty();
        assertThat(watch.silence(RUNNING, after(200), 1, after(501))).isEmpty();
        assertThat(watch.silence(RUNNING, after(200), 1, after(801))).isEmpty();
        assertThat(watch.silence(RUNNING, after(200), 1, after(802))).isPresent();
    }

    @Test
    void itIsToldOfOnceInATime() {
        assertThat(watch.silence(RUNNING, null, 0, after(400))).isPresent();
        assertThat(watch.silence(RUNNING, null, 0, after(401))).isEmpty();
        assertThat(watch.silence(RUNNING, null, 0, after(701))).isPresent();
    }

    @Test
    void queryThatDoesNotRunDoesNotHang() {
        assertThat(watch.silence(new LaneState.Failed(START, after(30)), null, 0, after(999)))
                .isEmpty();
        assertThat(watch.silence(new LaneState.Starting(START), null, 0, after(999)))
                .isEmpty();
    }
}
