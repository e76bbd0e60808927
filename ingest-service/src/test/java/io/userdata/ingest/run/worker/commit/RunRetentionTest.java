package io.userdata.ingest.run.worker.commit;

import static io.userdata.ingest.fixture.TestRuns.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.userdata.events.run.ForgottenRun;
import io.userdata.events.run.RunKind;
import io.userdata.events.run.RunState;
import io.userdata.ingest.fixture.MovingClock;
import io.userdata.ingest.fixture.TestRuns;
import io.userdata.ingest.publish.TestPublishers;
import io.userdata.ingest.run.model.RunProgress;
import io.userdata.ingest.run.model.RunRecordCodec;
import io.userdata.ingest.run.model.RunStateStore;
import io.userdata.ingest.run.model.RunTransition;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RunRetentionTest {
    private static final Duration KEPT = Duration.ofDays(30);

    private boolean isClockTrusted = true;
    private final MovingClock clock = new MovingClock(NOW);
    private final RunStateStore state = new RunStateStore();
    private final RunStateStore read = new RunStateStore();
    private final MockProducer<byte[], byte[]> producer =
            new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
    private final RunStateWriter writer = new RunStateWriter(3, "group", TestPublishers.of(producer), state);
    private final RunRetention retention = new RunRetention(writer, KEPT, clock, () -> isClockTrusted);

    @BeforeEach
    void open() {
        producer.initTransactions();
    }

    private RunProgress add(RunProgress run) {
        state.apply(TestRuns.all(run));
        read.apply(TestRuns.all(run));
        return run;
    }

    private void look(Duration later) {
        clock.set(NOW.plus(later));
        retention.forget();
        producer.history().forEach(record -> read.apply(new RunRecordCodec().read(record.key(), record.value())));
        producer.clear();
    }

    @Test
    void aRunThatEndedLongAgoIsForgottenWithItsSlices() {
        RunProgress run = add(TestRuns.backfill(3, 9).move(RunTransition.CANCEL, null, NOW));
        look(Duration.ofDays(30));
        assertThat(read.all()).hasSize(1);
        clock.set(retention.nextDue());
        retention.forget();
        assertThat(producer.history())
                .hasSize(5)
                .filteredOn(record -> record.value() == null)
                .hasSize(4);
        assertThat(state.forgotten(run.runId()))
                .contains(new ForgottenRun(run.runId(), "people", RunKind.BACKFILL, RunState.CANCELLED, NOW));
        assertThat(producer.commitCount()).isEqualTo(1);
        assertThat(state.all()).isEmpty();
    }

    @Test
    void theIdOfAForgottenRunStaysTaken() {
        RunProgress run = add(TestRuns.poll(5).move(RunTransition.CANCEL, null, NOW));
        look(Duration.ofDays(31));
        assertThat(read.isTaken(run.runId())).isTrue();
    }

    @Test
    void onlySoManyForgottenRunsAreKept() {
        RunRetention few = new RunRetention(writer, KEPT, clock, () -> true, 3);
        List<RunProgress> runs = IntStream.range(0, 5)
                .mapToObj(n -> add(TestRuns.poll(5).move(RunTransition.CANCEL, null, NOW)))
                .toList();
        clock.set(NOW.plus(Duration.ofDays(31)));
        few.forget();
        add(TestRuns.poll(5).move(RunTransition.CANCEL, null, NOW));
        clock.set(few.nextDue());
        few.forget();
        producer.history().forEach(record -> read.apply(new RunRecordCodec().read(record.key(), record.value())));
        assertThat(read.all()).isEmpty();
        assertThat(read.forgotten()).hasSize(3).containsExactlyElementsOf(state.forgotten());
        assertThat(read.isTaken(runs.get(0).runId())).isFalse();
        assertThat(read.isTaken(runs.get(4).runId())).isTrue();
    }

    @Test
    void nothingIsForgottenByAClockThatIsNotTrusted() {
        add(TestRuns.poll(5).move(RunTransition.CANCEL, null, NOW));
        isClockTrusted = false;
        look(Duration.ofDays(31));
        assertThat(read.all()).hasSize(1);
        isClockTrusted = true;
        look(Duration.ofDays(31).plusMinutes(1));
        assertThat(read.all()).isEmpty();
    }

    @Test
    void aClockThatIsSetBackIsLookedAtAgainWithinAMinute() {
        look(Duration.ofDays(60));
        add(TestRuns.poll(5).move(RunTransition.CANCEL, null, NOW));
        look(Duration.ofDays(31));
        assertThat(read.all()).isEmpty();
    }

    @Test
    void aRunThatHasNotEndedStaysHoweverOldItIs() {
        add(TestRuns.poll(5));
        add(TestRuns.poll(5).move(RunTransition.PAUSE, null, NOW));
        look(Duration.ofDays(99));
        assertThat(read.all()).hasSize(2).isEqualTo(state.all());
    }

    @Test
    void manyAreForgottenAFewAtATime() {
        IntStream.range(0, 25).forEach(n -> add(TestRuns.backfill(100, 9).move(RunTransition.FAIL, null, NOW)));
        look(Duration.ofDays(31));
        assertThat(read.all()).hasSize(15);
        assertThat(retention.nextDue()).isEqualTo(NOW.plus(Duration.ofDays(31)));
        look(Duration.ofDays(31));
        look(Duration.ofDays(31));
        assertThat(read.all()).isEmpty();
        assertThat(retention.nextDue()).isAfter(NOW.plus(Duration.ofDays(31)));
    }
}
