package io.userdata.processor.checkpoint;

/** A query may not go on from its checkpoint; the message is one sentence that says why and what to do. */
public sealed class CheckpointRefusedException extends RuntimeException permits CheckpointAheadException {
    private static final long serialVersionUID = 1L;

    CheckpointRefusedException(String lane, String why) {
        super("the checkpoint " + why + ": POST /api/v1/pipeline/" + lane
                + "/adopt-offsets starts a new one from the processed offsets and keeps this one aside");
    }
}
