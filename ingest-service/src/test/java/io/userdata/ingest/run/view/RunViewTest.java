package io.userdata.ingest.run.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.userdata.events.run.RunState;
import io.userdata.ingest.fixture.TestRuns;
import io.userdata.ingest.run.model.RunProgress;
import io.userdata.ingest.run.model.RunTransition;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class RunViewTest {
    private final RunView view = new RunView();

    @Test
    void whoWaitsIsToldWhenTheRunIsAsWanted() throws Exception {
        RunProgress run = TestRuns.poll(5);
        view.apply(TestRuns.all(run));
        CompletableFuture<Optional<RunProgress>> waiting = CompletableFuture.supplyAsync(() -> await(run));
        view.apply(TestRuns.all(run.move(RunTransition.PAUSE, null, TestRuns.NOW)));
        assertThat(waiting.get(10, TimeUnit.SECONDS)).isPresent();
    }

    private Optional<RunProgress> await(RunProgress run) {
        try {
            return view.await(run.runId(), now -> now.run().state() == RunState.PAUSED, Duration.ofSeconds(9));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void noCallerWaitsForEver() throws InterruptedException {
        assertThat(view.await(TestRuns.poll(1).runId(), run -> true, Duration.ofMillis(5)))
                .isEmpty();
    }
}
