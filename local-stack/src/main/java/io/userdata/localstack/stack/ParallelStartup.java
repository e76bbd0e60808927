package io.userdata.localstack.stack;

import io.userdata.localstack.process.StartFailedException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Runs steps of a start side by side; the first that fails ends the waiting for all. */
final class ParallelStartup implements AutoCloseable {
    private static final long END_SECONDS = 10;

    private final ExecutorService threads = Executors.newCachedThreadPool(ParallelStartup::thread);

    /**
     * Waits for all steps.
     *
     * @throws StartFailedException what the first failing step threw
     */
    void run(List<Runnable> steps) {
        CompletableFuture<Void> failure = new CompletableFuture<>();
        CompletableFuture<?>[] running = steps.stream()
                .map(step -> CompletableFuture.runAsync(step, threads).whenComplete((done, error) -> {
                    if (error != null) {
                        failure.completeExceptionally(error);
                    }
                }))
                .toArray(CompletableFuture<?>[]::new);
        try {
            CompletableFuture.anyOf(CompletableFuture.allOf(running), failure).join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof StartFailedException cause ? cause : e;
        }
    }

    /** Interrupts the steps that still run, which makes each end what it was starting, and waits for that. */
    @Override
    public void close() {
        threads.shutdownNow();
        try {
            if (!threads.awaitTermination(END_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("a step of the start does not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Thread thread(Runnable step) {
        Thread thread = new Thread(step, "stack-start");
        thread.setDaemon(true);
        return thread;
    }
}
