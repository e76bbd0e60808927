package io.userdata.ingest.run.view;

import static io.userdata.ingest.fixture.TestRuns.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.userdata.events.run.RunReason;
import io.userdata.events.run.SliceRecord;
import io.userdata.ingest.fixture.TestRuns;
import io.userdata.ingest.run.model.RunProgress;
import io.userdata.ingest.run.model.RunTransition;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SourceActivityTrackerTest {
    private final SourceActivityTracker track = new SourceActivityTracker();
    private final RunProgress poll = TestRuns.poll(100);

    @Test
    void runThatOnlyWaitsIsStuckSinceItsLastPage() {
        assertThat(stuck(10, poll)).isEqualTo(10);
        assertThat(stuck(20, page(poll, 1, 20))).isZero();
        assertThat(stuck(50, waiting(page(poll, 1, 20), "TIMEOUT", 45, 60))).isEqualTo(30);
        assertThat(stuck(60, page(poll, 2, 60))).isZero();
    }

    @Test
    void waitForTheOwnBudgetIsNotStuck() {
        assertThat(stuck(50, waiting(poll, "BUDGET_SPENT", 0, 300))).isZero();
        assertThat(stuck(310, waiting(poll, "BUDGET_SPENT", 0, 300))).isEqualTo(10);
    }

    @Test
    void nothingOpenIsNotStuck() {
        assertThat(stuck(50, poll.move(RunTransition.PAUSE, null, NOW))).isZero();
        assertThat(track.stuck(List.of(), at(50))).isZero();
    }

    @Test
    void pauseBeginsAnew() {
        track.paused(at(100));
        assertThat(stuck(100, poll)).isZero();
        assertThat(stuck(130, poll)).isEqualTo(30);
        assertThat(silent(130, poll)).isEqualTo(30);
    }

    @Test
    void sourceIsSilentSinceItsLastRecord() {
        assertThat(track.silent(List.of(), at(50))).isZero();
        assertThat(silent(50, poll)).isEqualTo(50);
        assertThat(silent(50, page(poll, 1, 20))).isEqualTo(30);
        assertThat(silent(50, TestRuns.backfill(1, 100))).isZero();
    }

    private long stuck(int second, RunProgress run) {
        return track.stuck(List.of(run), at(second)).toSeconds();
    }

    private long silent(int second, RunProgress run) {
        return track.silent(List.of(run), at(second)).toSeconds();
    }

    private static RunProgress page(RunProgress run, int pages, int second) {
        return written(run, pages, null, second);
    }

    private static RunProgress waiting(RunProgress run, String code, int second, int until) {
        RunReason reason = new RunReason(code, "It waits.", at(until));
        return written(run, run.pages(), reason, second).move(RunTransition.WAIT, reason, at(second));
    }

    private static RunProgress written(RunProgress run, long pages, @Nullable RunReason reason, int second) {
        return run.with(new SliceRecord(
                run.runId(), 0, null, "page=" + pages, List.of(pages, 0L), 0, pages, false, reason, at(second)));
    }

    private static Instant at(int second) {
        return NOW.plus(Duration.ofSeconds(second));
    }
}
