package io.userdata.ingest.run.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.userdata.ingest.run.worker.command.ReceivedCommand;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WorkerInboxTest {
    private static final int LARGE = 1_000_000;

    private final List<Boolean> held = new ArrayList<>();
    private final WorkerInbox inbox = new WorkerInbox(held::add);

    private void add(int commands, int bytes) {
        for (int offset = 0; offset < commands; offset++) {
            inbox.add(new WorkerEvent.Commanded(new ReceivedCommand(0, offset, null), bytes));
        }
    }

    private void take(int events) throws InterruptedException {
        for (int i = 0; i < events; i++) {
            inbox.next(Duration.ZERO);
        }
    }

    @Test
    void largeCommandsAreHeldUntilHalfOfThemAreDone() throws InterruptedException {
        add(4, LARGE);
        assertThat(held).isEmpty();
        add(6, LARGE);
        assertThat(held).containsExactly(true);
        take(7);
        assertThat(held).containsExactly(true);
        take(1);
        assertThat(held).containsExactly(true, false);
    }

    @Test
    void manySmallCommandsAreHeldToo() {
        add(2_000, 0);
        assertThat(held).containsExactly(true);
    }

    @Test
    void aReasonToLookAroundIsNeverHeld() {
        for (int i = 0; i < 10_000; i++) {
            inbox.add(new WorkerEvent.WokenUp());
        }
        assertThat(held).isEmpty();
    }

    @Test
    void aCommandThatIsPutBackIsNextAndCountsAgain() throws InterruptedException {
        add(5, LARGE);
        WorkerEvent first = inbox.next(Duration.ZERO);
        inbox.putBack(first);
        assertThat(inbox.next(Duration.ZERO)).isSameAs(first);
        assertThat(held).containsExactly(true);
    }

    @Test
    void aWorkerThatLeavesLetsTheCommandsGo() {
        add(10, LARGE);
        inbox.close();
        add(10, LARGE);
        assertThat(held).containsExactly(true, false);
    }
}
