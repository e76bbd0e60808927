package io.userdata.chaos.fault;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** What the network does to every piece that is sent: lets it pass, late, or holds it back. */
final class NetworkGate {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private boolean open = true;
    private Duration delay = Duration.ZERO;

    /** Lets pieces pass, or holds them back. */
    void open(boolean passes) {
        lock.lock();
        try {
            open = passes;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** How long a piece takes while it may pass. */
    void delay(Duration wait) {
        lock.lock();
        try {
            delay = wait;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Returns when the next piece may pass. */
    void pass() throws InterruptedException {
        lock.lock();
        try {
            long left = delay.toNanos();
            while (!open || left > 0) {
                if (open) {
                    left = changed.awaitNanos(left);
                } else {
                    changed.await(1, TimeUnit.SECONDS);
                }
            }
        } finally {
            lock.unlock();
        }
    }
}
