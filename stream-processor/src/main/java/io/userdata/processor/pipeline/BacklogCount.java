package io.userdata.processor.pipeline;

import java.util.List;
import org.apache.kafka.common.errors.InterruptException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts what every lane has not yet processed, again and again, until its thread is interrupted. */
final class BacklogCount implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(BacklogCount.class);

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
        } catch (RuntimeException e) { // thrown on, it would end the counting, and a lane that works would look hung
            LOG.atWarn()
                    .addKeyValue("error", e.getClass().getName())
                    .log("what is not yet processed could not be counted; it is counted again");
        }
    }
}
