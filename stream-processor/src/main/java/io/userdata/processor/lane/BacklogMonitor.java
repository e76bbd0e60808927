package io.userdata.processor.lane;

import java.util.List;
import org.apache.kafka.common.errors.InterruptException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts what every lane has not yet processed, again and again, until its thread is interrupted. */
final class BacklogMonitor implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(BacklogMonitor.class);

    private final List<LaneRuntime> lanes;
    private final KafkaOffsetClient kafka;
    private final TransactionMarkerSkipper marks;
    private final int partitions;

    BacklogMonitor(List<LaneRuntime> lanes, KafkaOffsetClient kafka, TransactionMarkerSkipper marks, int partitions) {
        this.lanes = lanes;
        this.kafka = kafka;
        this.marks = marks;
        this.partitions = partitions;
    }

    @Override
    public void run() {
        try {
            for (LaneRuntime lane : lanes) {
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
