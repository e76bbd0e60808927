package io.userdata.localstack.stack;

import io.userdata.localstack.process.StartFailedException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Starts a part again that has ended by itself, waiting longer the more often that fails. */
final class Supervisor implements AutoCloseable {
    private static final long LOOK_MILLIS = 500;
    private static final long END_MILLIS = 10_000;
    private static final Duration FIRST_DELAY = Duration.ofSeconds(1);
    private static final Duration LONGEST_DELAY = Duration.ofSeconds(30);

    private final List<Part> parts;
    private final StackListener listener;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;

    Supervisor(List<Part> parts, StackListener listener) {
        this.parts = List.copyOf(parts);
        this.listener = listener;
        this.thread = new Thread(this::watch, "supervisor");
        thread.setDaemon(true);
        thread.start();
    }

    /** Nothing is started any more when this returns. */
    @Override
    public void close() {
        closing.countDown();
        thread.interrupt();
        try {
            thread.join(END_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void watch() {
        while (!closedWithin(LOOK_MILLIS)) {
            for (Part part : parts) {
                if (!part.isAlive()) {
                    bringBack(part);
                }
            }
        }
    }

    private void bringBack(Part part) {
        listener.ended(part.name(), part.process().get().lastWords());
        Duration delay = FIRST_DELAY;
        while (!closedWithin(delay.toMillis())) {
            try {
                part.startAgain().run();
                listener.back(part.name());
                return;
            } catch (StartFailedException e) {
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
