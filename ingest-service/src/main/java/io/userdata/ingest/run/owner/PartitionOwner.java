package io.userdata.ingest.run.owner;

import io.userdata.ingest.publish.FencedPublisher;
import io.userdata.ingest.publish.Publishers;
import io.userdata.ingest.run.RunProperties;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Owns a partition of runs until it is stopped: fences the owner before it, reads its state, works; and after any doubt
 * about what Kafka has, all of that again.
 */
final class PartitionOwner implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(PartitionOwner.class);

    private final int partition;
    private final OwnerTools tools;
    private final Publishers publishers;
    private final RunsLoader loader;
    private final BlockingDeque<OwnerEvent> inbox = new LinkedBlockingDeque<>();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile @Nullable String problem = "its runs have not been read yet";
    private final Pauses pauses;

    PartitionOwner(
            int partition, OwnerTools tools, Publishers publishers, RunsLoader loader, RunProperties properties) {
        this.partition = partition;
        this.tools = tools;
        this.publishers = publishers;
        this.loader = loader;
        this.pauses = new Pauses(properties, ThreadLocalRandom.current());
    }

    /** Why it does not work, in one sentence; empty when it does. */
    Optional<String> problem() {
        return Optional.ofNullable(problem);
    }

    /** Tells it something; returns at once. */
    void tell(OwnerEvent event) {
        inbox.add(event);
    }

    /** Asks it to end after what it is doing; returns at once. */
    void stop() {
        stopped.countDown();
        inbox.add(new OwnerEvent.WokenUp());
    }

    @Override
    public void run() {
        while (!isStopped(Duration.ZERO)) {
            try (FencedPublisher publisher = publishers.open(partition)) {
                own(publisher);
            } catch (KafkaException e) {
                doubt(Pauses.isFenced(e) ? "another owner has taken its runs over" : "Kafka does not answer", e);
            } catch (RuntimeException | Error e) {
                doubt("it failed unexpectedly", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void own(FencedPublisher publisher) throws InterruptedException {
        publisher.fence();
        OwnerSession session = new OwnerSession(partition, tools, publisher, loader.load(partition), this::tell);
        problem = null;
        pauses.answered();
        LOG.atInfo().addKeyValue("partition", partition).log("owns its runs");
        OwnerEvent event = new OwnerEvent.WokenUp();
        while (!isStopped(Duration.ZERO)) {
            step(session, event);
            OwnerEvent told = inbox.pollFirst(session.idle().toMillis(), TimeUnit.MILLISECONDS);
            event = told == null ? new OwnerEvent.WokenUp() : told;
        }
    }

    /** A command that may not have been carried out stays first in line. */
    private void step(OwnerSession session, OwnerEvent event) {
        try {
            session.step(event);
        } catch (RuntimeException | Error e) {
            if (event instanceof OwnerEvent.Commanded) {
                inbox.addFirst(event);
            }
            throw e;
        }
        if (session.hasPublished()) {
            pauses.published();
        }
    }

    private void doubt(String what, Throwable error) {
        if (isStopped(Duration.ZERO)) {
            return;
        }
        problem = what;
        Duration pause = pauses.after(error);
        LOG.atWarn()
                .setCause(error)
                .addKeyValue("partition", partition)
                .addKeyValue("pause", pause)
                .log("gives up what it knew of its runs and starts again");
        isStopped(pause);
    }

    private boolean isStopped(Duration within) {
        try {
            return stopped.await(within.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
