package io.userdata.localstack.process;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waiting for something outside this JVM that cannot tell when it is done. */
public final class Polling {
    private static final Duration STEP = Duration.ofMillis(50);

    private Polling() {}

    /** Asks again and again; returns whether the answer was yes in time. An interrupt is a no. */
    public static boolean await(Duration timeout, BooleanSupplier condition) {
        long start = System.nanoTime();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - start > timeout.toNanos()
                    || Thread.currentThread().isInterrupted()) {
                return false;
            }
            LockSupport.parkNanos(STEP.toNanos());
        }
        return true;
    }
}
