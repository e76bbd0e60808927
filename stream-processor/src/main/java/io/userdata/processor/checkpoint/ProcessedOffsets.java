package io.userdata.processor.checkpoint;

import java.util.Map;

/**
 * How far a query has come.
 *
 * @param batch the last one that ended; a continuous query calls it an epoch
 * @param offsets the next one to process by partition
 */
public record ProcessedOffsets(long batch, Map<Integer, Long> offsets) {
    public ProcessedOffsets {
        offsets = Map.copyOf(offsets);
    }
}
