package io.userdata.processor.lane;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RestartBackoffTest {
    private static final Duration SHORT = Duration.ofMillis(10);
    private final RestartBackoff pauses = new RestartBackoff(Duration.ofSeconds(1), Duration.ofSeconds(3));

    @Test
    void pausesDoubleUpToTheLongest() {
        assertThat(pauses.after(SHORT)).hasSeconds(1);
        assertThat(pauses.after(SHORT)).hasSeconds(2);
        assertThat(pauses.after(SHORT)).hasSeconds(3);
        assertThat(pauses.after(SHORT)).hasSeconds(3);
    }

    @Test
    void aQueryThatRanWellStartsAgainSoon() {
        pauses.after(SHORT);
        pauses.after(SHORT);
        assertThat(pauses.after(Duration.ofMinutes(1))).hasSeconds(1);
        assertThat(pauses.after(SHORT)).hasSeconds(2);
    }
}
