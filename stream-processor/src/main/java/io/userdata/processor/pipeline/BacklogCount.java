package io.userdata.processor.pipeline;

import java.util.List;
import org.apache.kafka.common.errors.InterruptException;

/** Counts what every lane has not yet processed, again and again, until its thread is interrupted. */
final class BacklogCount implements Runnable {
    private final List<WatchedLane> lanes;
    private final KafkaOffsets kafka;
    private final TrailingMarks marks;
    private final int partitions;

    BacklogCount(List<WatchedLane> lanes, KafkaOffsets kafka, TrailingMarks marks, int partitions) {
        this.lanes = lanes;
        this.kafka = kafka;
        this.marks = marks;
        this.partitions = partitions;
    }

    @Override
    public void run() {
        try {
            for (WatchedLane lane : lanes) {
                lane.backlog().count(kafka, marks, partitions);
            }
        } catch (InterruptedException | InterruptException e) {
            Thread.currentThread().interrupt();
            marks.close();
        }
    }
}
