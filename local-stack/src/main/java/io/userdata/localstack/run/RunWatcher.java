package io.userdata.localstack.run;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Asks for a run and watches it until its ledger is decided, through any restart of the services. */
public final class RunWatcher {
    private static final Duration SUBMIT = Duration.ofMinutes(2);
    private static final Duration PAUSE = Duration.ofMillis(250);

    private final StackClient client;
    private final RunListener listener;

    public RunWatcher(StackClient client, RunListener listener) {
        this.client = client;
        this.listener = listener;
    }

    /**
     * Returns when the ledger is decided, however long that takes.
     *
     * @throws RunRefusedException if it never will be
     */
    public RunOutcome untilDecided(CurrentRun run) throws InterruptedException {
        submit(run);
        while (true) {
            Optional<RunView> view = client.run(run.runId());
            Optional<LedgerView> ledger = client.ledger(run.runId());
            tell(view, ledger);
            if (view.isPresent() && ledger.isPresent() && ledger.get().decided()) {
                return new RunOutcome(run, view.get(), ledger.get());
            }
            TimeUnit.MILLISECONDS.sleep(PAUSE.toMillis());
        }
    }

    private void submit(CurrentRun run) throws InterruptedException {
        long start = System.nanoTime();
        while (!client.submit(run)) {
            if (System.nanoTime() - start > SUBMIT.toNanos()) {
                throw new UnexpectedAnswerException(
                        "ingest-service has not accepted the run within " + SUBMIT.toSeconds() + " s.");
            }
            TimeUnit.MILLISECONDS.sleep(PAUSE.toMillis());
        }
    }

    private void tell(Optional<RunView> view, Optional<LedgerView> ledger) {
        view.map(known -> known.isHeldUp() ? "The run is " + known.text() : "").ifPresent(listener::heldUp);
        long seen = ledger.map(LedgerView::accounted).orElse(0L);
        long published = Math.max(seen, view.map(RunView::published).orElse(0L));
        listener.progress(published, seen, ledger.map(LedgerView::stored).orElse(0L));
    }
}
