package io.userdata.console.viewer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.userdata.console.service.ConsoleProperties;
import io.userdata.console.service.ServiceName;
import io.userdata.starter.problem.ProblemException;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SseSubscribersTest {
    private static final Duration LONG = Duration.ofHours(1);

    private final AtomicInteger looks = new AtomicInteger();
    private final SseSubscribers viewers =
            new SseSubscribers(() -> "{\"look\":" + looks.incrementAndGet() + "}", properties());

    @BeforeEach
    void start() {
        viewers.start();
    }

    @AfterEach
    void stop() {
        viewers.stop();
    }

    @Test
    void noServiceIsAskedWhileNoPageIsOpen() {
        viewers.tick();
        assertThat(looks).hasValue(0);
    }

    @Test
    void oneLookIsForAll() {
        viewers.join();
        viewers.join();
        viewers.tick();
        assertThat(looks).hasValue(1);
    }

    @Test
    void oneTooManyIsTurnedAway() {
        viewers.join();
        viewers.join();
        assertThatThrownBy(viewers::join).isInstanceOf(ProblemException.class).hasMessageContaining("503");
        assertThat(viewers.count()).isEqualTo(2);
    }

    @Test
    void noPageJoinsAfterTheStop() {
        viewers.stop();
        assertThatThrownBy(viewers::join).isInstanceOf(ProblemException.class);
    }

    private static ConsoleProperties properties() {
        return new ConsoleProperties(
                "a-viewer-token",
                Arrays.stream(ServiceName.values())
                        .collect(Collectors.toMap(name -> name, name -> URI.create("http://any"))),
                null,
                LONG,
                LONG,
                LONG,
                1,
                2);
    }
}
