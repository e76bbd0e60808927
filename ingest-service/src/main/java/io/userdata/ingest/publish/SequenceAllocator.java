package io.userdata.ingest.publish;

import io.userdata.events.record.Coordinates;
import io.userdata.events.run.SliceRecord;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/** Numbers the records of a slice, dense in each partition. */
public final class SequenceAllocator {
    private final UUID runId;
    private final int slice;
    private final long[] next;

    SequenceAllocator(SliceRecord slice, int partitions) {
        this.runId = slice.runId();
        this.slice = slice.slice();
        this.next = Arrays.copyOf(
                slice.published().stream().mapToLong(Long::longValue).toArray(),
                Math.max(partitions, slice.published().size()));
    }

    Coordinates take(int partition) {
        return new Coordinates(runId, slice, partition, next[partition]++);
    }

    /** How many each partition has had. */
    public List<Long> taken() {
        return Arrays.stream(next).boxed().toList();
    }
}
