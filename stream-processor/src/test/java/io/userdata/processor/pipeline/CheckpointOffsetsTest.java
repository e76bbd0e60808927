package io.userdata.processor.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointOffsetsTest {
    @TempDir
    Path checkpoint;

    private void batch(long id, String offsets, boolean committed) throws IOException {
        Files.createDirectories(checkpoint.resolve("offsets"));
        Files.createDirectories(checkpoint.resolve("commits"));
        Files.writeString(
                checkpoint.resolve("offsets/" + id),
                "v1\n{\"batchWatermarkMs\":0}\n{\"users.raw.live\":" + offsets + "}");
        if (committed) {
            Files.writeString(checkpoint.resolve("commits/" + id), "v1\n{\"nextBatchWatermarkMs\":0}");
            Files.writeString(checkpoint.resolve("commits/." + id + ".crc"), "x");
        }
    }

    @Test
    void beforeTheFirstBatchNothingIsProcessed() throws IOException {
        assertThat(new CheckpointOffsets(checkpoint).read("users.raw.live")).isEmpty();
    }

    @Test
    void theLastCommittedBatchCounts() throws IOException {
        batch(9, "{\"0\":5,\"1\":1}", true);
        batch(10, "{\"0\":7,\"1\":2}", true);
        batch(11, "{\"0\":9,\"1\":3}", false);
        assertThat(new CheckpointOffsets(checkpoint).read("users.raw.live")).isEqualTo(Map.of(0, 7L, 1, 2L));
    }
}
