package io.userdata.processor.checkpoint;

/** A checkpoint has processed more of a topic than the topic has: one of them is not the other's. */
public final class CheckpointAheadException extends CheckpointRefusedException {
    private static final long serialVersionUID = 1L;

    public CheckpointAheadException(String lane, int partition, long processed, long end) {
        super(
                lane,
                "has processed partition " + partition + " to offset " + processed + ", which ends at " + end
                        + ", so that the topic was made anew or the checkpoint belongs to another broker");
    }
}
