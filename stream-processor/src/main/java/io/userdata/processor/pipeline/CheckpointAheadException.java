package io.userdata.processor.pipeline;

/** A checkpoint has processed more of a topic than the topic has: one of them is not the other's. */
final class CheckpointAheadException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CheckpointAheadException(String topic, int partition, long processed, long end) {
        super("the checkpoint has processed " + topic + " to offset " + processed + " of partition " + partition
                + ", which ends at " + end + ": the topic was made anew, or the checkpoint belongs to another broker");
    }
}
