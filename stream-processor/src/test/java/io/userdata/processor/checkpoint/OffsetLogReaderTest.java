package io.userdata.processor.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OffsetLogReaderTest {
    private static final String TOPIC = "users.raw.live";

    @TempDir
    Path checkpoint;

    static void batch(Path checkpoint, long id, String offsets, boolean committed) throws IOException {
        Files.createDirectories(checkpoint.resolve("offsets"));
        Files.createDirectories(checkpoint.resolve("commits"));
        Files.writeString(
                checkpoint.resolve("offsets/" + id),
                "v1\n{\"batchWatermarkMs\":0}\n{\"" + TOPIC + "\":" + offsets + "}");
        if (committed) {
            Files.writeString(checkpoint.resolve("commits/" + id), "v1\n{\"nextBatchWatermarkMs\":0}");
            Files.writeString(checkpoint.resolve("commits/." + id + ".crc"), "x");
        }
    }

    private OffsetLogReader log() {
        return new OffsetLogReader(checkpoint, TOPIC);
    }

    @Test
    void beforeTheFirstBatchNothingIsProcessed() throws IOException {
        assertThat(log().last()).isEmpty();
        assertThat(log().lastReadable()).isEmpty();
    }

    @Test
    void theLastCommittedBatchCounts() throws IOException {
        batch(checkpoint, 9, "{\"0\":5,\"1\":1}", true);
        batch(checkpoint, 10, "{\"0\":7,\"1\":2}", true);
        batch(checkpoint, 11, "{\"0\":9,\"1\":3}", false);
        assertThat(log().last()).contains(new ProcessedOffsets(10, Map.of(0, 7L, 1, 2L)));
        log().check();
    }

    @Test
    void whereTheLastIsDamagedTheOneBeforeCanBeRead() throws IOException {
        batch(checkpoint, 9, "{\"0\":5,\"1\":1}", true);
        batch(checkpoint, 10, "{\"0\":", true);
        assertThatThrownBy(() -> log().last()).isInstanceOf(IOException.class).hasMessageContaining("batch 10");
        assertThat(log().lastReadable()).contains(new ProcessedOffsets(9, Map.of(0, 5L, 1, 1L)));
    }

    @Test
    void anotherTopicsOffsetsAndABrokenPlanAreDamage() throws IOException {
        batch(checkpoint, 9, "{\"0\":5}", true);
        assertThatThrownBy(() -> new OffsetLogReader(checkpoint, "users.raw.backfill").last())
                .hasMessageContaining("not those of users.raw.backfill");
        Files.writeString(checkpoint.resolve("offsets/10"), "");
        assertThatThrownBy(() -> log().check()).isInstanceOf(IOException.class).hasMessageContaining("break off");
    }
}
