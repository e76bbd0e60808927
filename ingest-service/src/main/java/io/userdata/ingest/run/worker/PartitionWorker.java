package io.userdata.ingest.run.worker;

import io.userdata.ingest.publish.PublisherFactory;
import io.userdata.ingest.publish.TransactionalPublisher;
import io.userdata.ingest.run.worker.commit.RunStateLoader;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Owns a partition of runs until it is stopped: fences the owner before it, reads its state, works; and after any doubt
 * about what Kafka has, all of that again.
 */
final class PartitionWorker implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(PartitionWorker.class);

    private final int partition;
    private final PublisherFactory publishers;
    private final RunStateLoader loader;
    private final SessionOpener sessions;
    private final WorkerInbox inbox;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile @Nullable String problem = "its runs have not been read yet";
    private final RestartBackoff backoff;

    PartitionWorker(
            int partition,
            PublisherFactory publishers,
            RunStateLoader loader,
            SessionOpener sessions,
            RestartBackoff backoff,
            WorkerInbox inbox) {
        this.partition = partition;
        this.publishers = publishers;
        this.loader = loader;
        this.sessions = sessions;
        this.backoff = backoff;
        this.inbox = inbox;
    }

    /** Opens a session on what was loaded. */
    interface SessionOpener {
        WorkerSession open(TransactionalPublisher publisher, RunStateLoader.Loaded loaded, Runnable wakeUp);
    }

    /** Why it does not work, in one sentence; empty when it does. */
    Optional<String> problem() {
        return Optional.ofNullable(problem);
    }

    /** Tells it something; returns at once. */
    void tell(WorkerEvent event) {
        inbox.add(event);
    }

    /** Asks it to end after what it is doing; returns at once. */
    void stop() {
        stopped.countDown();
        wakeUp();
        inbox.close();
    }

    private void wakeUp() {
        inbox.add(new WorkerEvent.WokenUp());
    }

    @Override
    public void run() {
        while (!isStopped(Duration.ZERO)) {
            try (TransactionalPublisher publisher = publishers.open(partition, backoff.unpublished())) {
                own(publisher);
            } catch (KafkaException e) {
                doubt(what(e), e);
            } catch (RuntimeException | Error e) {
                doubt("it failed unexpectedly", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private static String what(KafkaException error) {
        if (RestartBackoff.isFenced(error)) {
            return "another owner has taken its runs over";
        }
        return error instanceof AuthenticationException || error instanceof AuthorizationException
                ? "Kafka refuses this service: see its credentials and rights"
                : "Kafka does not answer";
    }

    private void own(TransactionalPublisher publisher) throws InterruptedException {
        publisher.fence();
        WorkerSession session = sessions.open(publisher, loader.load(partition), this::wakeUp);
        problem = null;
        backoff.answered();
        LOG.atInfo().addKeyValue("partition", partition).log("owns its runs");
        WorkerEvent event = new WorkerEvent.WokenUp();
        while (!isStopped(Duration.ZERO)) {
            step(session, event);
            event = inbox.next(session.idle());
        }
    }

    /** A command that may not have been carried out stays first in line. */
    private void step(WorkerSession session, WorkerEvent event) {
        try {
            session.step(event);
        } catch (RuntimeException | Error e) {
            if (event instanceof WorkerEvent.Commanded) {
                inbox.putBack(event);
            }
            throw e;
        }
        if (session.hasPublished()) {
            backoff.published();
        }
    }

    private void doubt(String what, Throwable error) {
        if (isStopped(Duration.ZERO)) {
            return;
        }
        problem = what;
        Duration pause = backoff.after(error);
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
