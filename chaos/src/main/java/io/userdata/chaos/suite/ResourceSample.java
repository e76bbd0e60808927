package io.userdata.chaos.suite;

import java.time.Duration;
import java.util.Map;

/**
 * How large the suite was at one time.
 *
 * @param memory MiB of each part that was there
 * @param files MiB of each folder of its data
 */
public record ResourceSample(Duration since, Map<SuitePart, Long> memory, Map<String, Long> files) {
    /** MiB of all parts. */
    public long totalMemory() {
        return memory.values().stream().mapToLong(Long::longValue).sum();
    }

    /** MiB of all files. */
    public long totalFiles() {
        return files.values().stream().mapToLong(Long::longValue).sum();
    }
}
