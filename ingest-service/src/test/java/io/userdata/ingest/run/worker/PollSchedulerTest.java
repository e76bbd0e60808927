package io.userdata.ingest.run.worker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.userdata.events.run.RunCommand;
import io.userdata.events.run.RunCommand.Action;
import io.userdata.events.run.RunState;
import io.userdata.ingest.run.model.RunIds;
import io.userdata.ingest.run.worker.command.ReceivedCommand;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Scheduled polls of a session under a clock that the test moves. */
class PollSchedulerTest extends PollHarness {
    @Test
    void cronFiresAtItsTimesAndRemembersThem() {
        producer.initTransactions();
        WorkerSession session = session(KEYSET, "cron: '0 0 * * * *'");
        at(session, "10:59:59");
        assertThat(polls()).isEmpty();
        assertThat(session.idle()).isEqualTo(Duration.ofSeconds(1));
        at(session, "11:00:00");
        assertThat(polls()).singleElement().satisfies(poll -> {
            assertThat(poll.runId()).isEqualTo(RunIds.ofFire("people", clock.instant()));
            assertThat(poll.run().state()).isEqualTo(RunState.COMPLETED);
        });
        assertThat(state.source("people").lastFiredAt()).isEqualTo(clock.instant());
        at(session, "11:59:59");
        assertThat(polls()).hasSize(1);
    }

    @Test
    void theRunAndTheFireAreOneTransaction() {
        producer.initTransactions();
        WorkerSession session = session(KEYSET, "fixed-delay: 1h");
        session.step(new WorkerEvent.WokenUp());
        assertThat(producer.commitCount()).isEqualTo(1);
        assertThat(producer.history().stream().map(record -> new String(record.key(), UTF_8)))
                .hasSize(3)
                .anyMatch(key -> key.equals("source/people"))
                .anyMatch(key -> key.startsWith("slice/"))
                .anyMatch(key -> key.startsWith("run/"));
    }

    @Test
    void whatWasMissedIsMadeUpForOnce() {
        producer.initTransactions();
        String schedule = "cron: '0 0 * * * *'";
        at(session(KEYSET, schedule), "11:00:00");
        WorkerSession restarted = session(KEYSET, schedule);
        at(restarted, "14:20:00");
        assertThat(polls()).hasSize(2);
        assertThat(state.source("people").lastFiredAt()).isEqualTo("2026-01-01T14:00:00Z");
        settle(session(KEYSET, schedule));
        at(restarted, "14:59:00");
        assertThat(polls()).hasSize(2);
        at(restarted, "15:00:00");
        assertThat(polls()).hasSize(3);
    }

    @Test
    void aPausedSourceFiresOnceWhenItIsResumed() {
        producer.initTransactions();
        WorkerSession session = session(KEYSET, "cron: '0 0 * * * *'");
        session.step(new WorkerEvent.Commanded(
                new ReceivedCommand(PARTITION, 0, new RunCommand(Action.PAUSE, "people", null, null, START))));
        at(session, "13:30:00");
        assertThat(polls()).isEmpty();
        session.step(new WorkerEvent.Commanded(
                new ReceivedCommand(PARTITION, 1, new RunCommand(Action.RESUME, "people", null, null, START))));
        settle(session);
        assertThat(polls()).hasSize(1);
        assertThat(state.source("people").lastFiredAt()).isEqualTo("2026-01-01T13:00:00Z");
    }

    @Test
    void aPollThatHasNotEndedHoldsTheNextOneUp() {
        producer.initTransactions();
        WorkerSession session = session(KEYSET, "cron: '0 0 * * * *'");
        clock.set(Instant.parse("2026-01-01T11:00:00Z"));
        session.step(new WorkerEvent.WokenUp());
        WorkerEvent slow = inbox.pop();
        at(session, "13:05:00");
        assertThat(polls()).hasSize(1);
        session.step(slow);
        settle(session);
        assertThat(polls()).hasSize(2);
        assertThat(state.source("people").lastFiredAt()).isEqualTo("2026-01-01T13:00:00Z");
    }

    @Test
    void aDelayCountsFromTheEndOfThePoll() {
        producer.initTransactions();
        WorkerSession session = session(KEYSET, "fixed-delay: 10m");
        session.step(new WorkerEvent.WokenUp());
        clock.set(START.plusSeconds(60));
        session.step(inbox.pop());
        at(session, "10:10:59");
        assertThat(polls()).hasSize(1);
        at(session, "10:11:00");
        assertThat(polls()).hasSize(2);
    }
}
