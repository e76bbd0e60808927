package io.userdata.chaos.run;

import io.userdata.chaos.journal.Journal;
import io.userdata.chaos.load.Requests;
import io.userdata.chaos.population.Populations;
import io.userdata.chaos.suite.ResourceSample;
import io.userdata.chaos.suite.ResourceSampler;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Every half a minute tells how far it is, and measures memory and files. */
final class ProgressTicker implements AutoCloseable {
    private static final int SECONDS = 30;

    private final Journal journal;
    private final ResourceSampler sampler;
    private final Populations populations;
    private final Requests requests;
    private final CountDownLatch closing = new CountDownLatch(1);

    ProgressTicker(Journal journal, ResourceSampler sampler, Populations populations, Requests requests) {
        this.journal = journal;
        this.sampler = sampler;
        this.populations = populations;
        this.requests = requests;
    }

    void start() {
        Thread thread = new Thread(this::tickUntilClosed, "progress");
        thread.setDaemon(true);
        thread.start();
    }

    private void tickUntilClosed() {
        try {
            while (!closing.await(SECONDS, TimeUnit.SECONDS)) {
                tick();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void tick() {
        ResourceSample sample = sampler.sample(journal.elapsed());
        journal.line(
                "%d states of users; %s; memory %d MiB, files %d MiB",
                populations.size(), requests.summary(), sample.totalMemory(), sample.totalFiles());
    }

    @Override
    public void close() {
        closing.countDown();
    }
}
