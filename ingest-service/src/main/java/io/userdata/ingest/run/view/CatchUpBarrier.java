package io.userdata.ingest.run.view;

import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Marks set at the end of a topic, each passed once a reader has come that far; any thread may set one. */
final class CatchUpBarrier {
    private final Queue<Mark> marks = new ConcurrentLinkedQueue<>();

    /** Returns what completes when the reader has passed the end as it is after this call. */
    CompletableFuture<Void> add() {
        Mark mark = new Mark();
        marks.add(mark);
        return mark.passed;
    }

    boolean isEmpty() {
        return marks.isEmpty();
    }

    /** Asks for the end, and puts there the marks that were added before. */
    Map<TopicPartition, Long> place(Supplier<Map<TopicPartition, Long>> end) {
        List<Mark> added = marks.stream().filter(mark -> mark.ends == null).toList();
        Map<TopicPartition, Long> ends = end.get();
        added.forEach(mark -> mark.ends = ends);
        return ends;
    }

    /** Completes what a reader at these positions has passed; forgets marks without a waiting caller. */
    void pass(Map<TopicPartition, Long> positions) {
        for (Mark mark : marks) {
            if (mark.ends != null && hasPassed(positions, mark.ends)) {
                mark.passed.complete(null);
            }
        }
        marks.removeIf(mark -> mark.passed.isDone());
    }

    static boolean hasPassed(Map<TopicPartition, Long> positions, Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().allMatch(end -> positions.getOrDefault(end.getKey(), 0L) >= end.getValue());
    }

    private static final class Mark {
        private final CompletableFuture<Void> passed = new CompletableFuture<>();
        private @Nullable Map<TopicPartition, Long> ends;
    }
}
