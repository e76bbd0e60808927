package io.userdata.processor.checkpoint;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is written into a checkpoint before Spark sees it.
 *
 * @param startAt the first offset to process by partition, {@link Checkpoint#EARLIEST} for what there is; null: everything
 */
record CheckpointMetadata(
        CheckpointFingerprint fingerprint, @Nullable Map<Integer, Long> startAt) {}
