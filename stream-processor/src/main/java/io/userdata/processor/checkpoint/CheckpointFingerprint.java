package io.userdata.processor.checkpoint;

/**
 * What a checkpoint was made for; with another one Spark fails in words that mislead, or reads what was never meant.
 *
 * @param spark its version without the last part: checkpoints outlive a patch
 * @param schema stands for the columns that are read and written
 * @param topic the one that is read
 */
public record CheckpointFingerprint(String spark, String schema, String topic) {
    String words() {
        return "Spark " + spark + " with columns " + schema + " of " + topic;
    }
}
