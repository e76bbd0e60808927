package io.userdata.processor;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;

/** Publishes to each of some streams at a rate, a tenth of a second's records at a time, until it is told to stop. */
final class SteadyProducer implements AutoCloseable {
    private static final long PACE = Duration.ofMillis(100).toNanos();

    private final ExecutorService thread = Executors.newSingleThreadExecutor();
    private final Future<?> running;
    private volatile boolean stopped;

    private SteadyProducer(List<RawTopicProducer> streams, int rate) {
        running = thread.submit(() -> run(streams, rate / 10));
    }

    static SteadyProducer start(List<RawTopicProducer> streams, int rate) {
        return new SteadyProducer(streams, rate);
    }

    private void run(List<RawTopicProducer> streams, int count) {
        while (!stopped) {
            long next = System.nanoTime() + PACE;
            streams.forEach(stream -> stream.publish(count));
            LockSupport.parkNanos(next - System.nanoTime());
        }
    }

    /** Returns when all that was begun is committed; fails if a stream has. */
    void stop() throws ExecutionException, InterruptedException {
        stopped = true;
        running.get();
    }

    @Override
    public void close() {
        stopped = true;
        thread.shutdown();
    }
}
