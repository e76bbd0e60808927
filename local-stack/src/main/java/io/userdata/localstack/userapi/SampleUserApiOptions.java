package io.userdata.localstack.userapi;

import io.userdata.localstack.userapi.fault.FaultPlan;
import java.time.Clock;
import java.time.Duration;

/**
 * How the sample user API is started.
 *
 * @param host address to listen on
 * @param port 0 for any free one
 * @param userLimit users that one client may ask for in a window
 * @param window how long a window lasts
 * @param fault what goes wrong from the start
 * @param clock tells windows and ages
 */
public record SampleUserApiOptions(
        String host, int port, long userLimit, Duration window, FaultPlan fault, Clock clock) {
    /** What randomuser.me allows. */
    public static final long GENUINE_LIMIT = 20_000;

    public static final Duration GENUINE_WINDOW = Duration.ofMinutes(5);

    public SampleUserApiOptions {
        if (userLimit < 1) {
            throw new IllegalArgumentException("userLimit is less than 1");
        }
        if (window.isNegative() || window.isZero()) {
            throw new IllegalArgumentException("window is not a positive duration");
        }
    }

    /** The genuine limit, no faults, any free port of the loopback address. */
    public static SampleUserApiOptions defaults() {
        return new SampleUserApiOptions(
                "127.0.0.1", 0, GENUINE_LIMIT, GENUINE_WINDOW, FaultPlan.NONE, Clock.systemUTC());
    }

    public SampleUserApiOptions withHost(String other) {
        return new SampleUserApiOptions(other, port, userLimit, window, fault, clock);
    }

    public SampleUserApiOptions withPort(int other) {
        return new SampleUserApiOptions(host, other, userLimit, window, fault, clock);
    }

    public SampleUserApiOptions withUserLimit(long other) {
        return new SampleUserApiOptions(host, port, other, window, fault, clock);
    }

    public SampleUserApiOptions withWindow(Duration other) {
        return new SampleUserApiOptions(host, port, userLimit, other, fault, clock);
    }

    public SampleUserApiOptions withFault(FaultPlan other) {
        return new SampleUserApiOptions(host, port, userLimit, window, other, clock);
    }

    public SampleUserApiOptions withClock(Clock other) {
        return new SampleUserApiOptions(host, port, userLimit, window, fault, other);
    }
}
