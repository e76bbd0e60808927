package io.userdata.ingest.run.worker.fetch;

import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Hands replies from the threads that fetch to the session that asked, in the order in which they come. */
final class FetchReplyQueue {
    private final Queue<FetchReply> replies = new ConcurrentLinkedQueue<>();
    private final Runnable wakeUp;

    /**
     * Begins empty.
     *
     * @param wakeUp has the session look once for each reply
     */
    FetchReplyQueue(Runnable wakeUp) {
        this.wakeUp = wakeUp;
    }

    void add(FetchReply reply) {
        replies.add(reply);
        wakeUp.run();
    }

    /** The next reply; empty: none has come. */
    Optional<FetchReply> next() {
        return Optional.ofNullable(replies.poll());
    }
}
