package io.userdata.localstack.stack;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Starts a part again that has ended by itself, waiting longer the more often that fails. Each part is watched by a
 * thread of its own: a service is not ready before the broker is, so one that starts must not hold up the other.
 */
final class Supervisor implements AutoCloseable {
    private static final long LOOK_MILLIS = 500;
    private static final long END_MILLIS = 10_000;
    private static final Duration FIRST_DELAY = Duration.ofSeconds(1);
    private static final Duration LONGEST_DELAY = Duration.ofSeconds(30);

    private final StackListener listener;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final List<Thread> watchers;

    Supervisor(List<ManagedProcess> parts, StackListener listener) {
        this.listener = listener;
        this.watchers = parts.stream().map(this::watcher).toList();
        watchers.forEach(Thread::start);
    }

    /** Nothing is started any more when this returns. */
    @Override
    public void close() {
        closing.countDown();
        watchers.forEach(Thread::interrupt);
        try {
            for (Thread watcher : watchers) {
                watcher.join(END_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Thread watcher(ManagedProcess part) {
        Thread thread = new Thread(() -> watch(part), "supervisor of " + part.name());
        thread.setDaemon(true);
        return thread;
    }

    private void watch(ManagedProcess part) {
        while (!closedWithin(LOOK_MILLIS)) {
            if (!part.isAlive()) {
                bringBack(part);
            }
        }
    }

    private void bringBack(ManagedProcess part) {
        listener.ended(part.name(), part.process().get().logTail());
        Duration delay = FIRST_DELAY;
        while (!closedWithin(delay.toMillis())) {
            try {
                part.startAgain().run();
                listener.back(part.name());
                return;
            } catch (RuntimeException e) { // a full disk, too, is no reason to give a part up
                listener.ended(part.name(), " again: " + e.getMessage());
                delay = delay.multipliedBy(2).compareTo(LONGEST_DELAY) < 0 ? delay.multipliedBy(2) : LONGEST_DELAY;
            }
        }
    }

    private boolean closedWithin(long millis) {
        try {
            return closing.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
