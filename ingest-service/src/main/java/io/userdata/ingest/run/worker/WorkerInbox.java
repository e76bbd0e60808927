package io.userdata.ingest.run.worker;

import java.time.Duration;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.TimeUnit;

/**
 * What a worker has been told and has not done yet. While there are many commands, or large ones, no more are read: they
 * wait on their topic.
 */
final class WorkerInbox {
    private static final long MOST_BYTES = 4L * 1024 * 1024;
    /** What a command takes besides its records. */
    private static final long LEAST_BYTES = 4L * 1024;

    private final BlockingDeque<WorkerEvent> events = new LinkedBlockingDeque<>();
    private final CommandFlow flow;
    private long bytes;
    private boolean isHeld;
    private boolean isClosed;

    WorkerInbox(CommandFlow flow) {
        this.flow = flow;
    }

    /** Lets commands of a partition come, or holds them on their topic; may be called by any thread. */
    interface CommandFlow {
        void hold(boolean isHeld);
    }

    void add(WorkerEvent event) {
        events.addLast(event);
        count(size(event));
    }

    /** Puts an event before all others. */
    void putBack(WorkerEvent event) {
        events.addFirst(event);
        count(size(event));
    }

    /** The next event; without one for so long, a reason to look around. */
    WorkerEvent next(Duration longest) throws InterruptedException {
        WorkerEvent event = events.pollFirst(longest.toMillis(), TimeUnit.MILLISECONDS);
        if (event == null) {
            return new WorkerEvent.WokenUp();
        }
        count(-size(event));
        return event;
    }

    /** Nothing will be taken from it any more. */
    synchronized void close() {
        isClosed = true;
        if (isHeld) {
            isHeld = false;
            flow.hold(false);
        }
    }

    private static long size(WorkerEvent event) {
        return event instanceof WorkerEvent.Commanded commanded ? LEAST_BYTES + commanded.bytes() : 0;
    }

    private synchronized void count(long more) {
        bytes += more;
        boolean holds = isHeld ? bytes > MOST_BYTES / 2 : bytes > MOST_BYTES;
        if (holds != isHeld && !isClosed) {
            isHeld = holds;
            flow.hold(holds);
        }
    }
}
