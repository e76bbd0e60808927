package io.userdata.processor.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointTest {
    private static final CheckpointFingerprint OURS = new CheckpointFingerprint("3.5", "cafe", "users.raw.live");
    private static final Instant NOW = Instant.parse("2026-03-01T09:30:00.123456Z");

    @TempDir
    Path parent;

    private Checkpoint checkpoint(CheckpointFingerprint fingerprint) {
        return new Checkpoint(parent.resolve("live"), fingerprint);
    }

    private void assertRefused(Checkpoint checkpoint, String why) {
        assertThatExceptionOfType(CheckpointRefusedException.class)
                .isThrownBy(checkpoint::open)
                .withMessageContaining(why)
                .withMessageContaining("POST /api/v1/pipeline/live/adopt-offsets");
    }

    @Test
    void aNewOneBeginsAtTheBeginningAndIsOpenedAgain() throws IOException {
        checkpoint(OURS).open();
        checkpoint(OURS).open();
        assertThat(checkpoint(OURS).startAt()).isEmpty();
        assertThat(checkpoint(OURS).processed()).isEmpty();
    }

    @Test
    void oneThatWasMadeForSomethingElseIsRefused() throws IOException {
        checkpoint(OURS).open();
        assertRefused(checkpoint(new CheckpointFingerprint("4.0", "cafe", "users.raw.live")), "made for Spark 3.5");
    }

    @Test
    void oneWithoutAFingerprintIsRefused() throws IOException {
        OffsetLogReaderTest.batch(parent.resolve("live"), 0, "{\"0\":5}", true);
        assertRefused(checkpoint(OURS), "no fingerprint");
    }

    @Test
    void aDamagedOneIsRefused() throws IOException {
        checkpoint(OURS).open();
        OffsetLogReaderTest.batch(parent.resolve("live"), 0, "{\"0\":", true);
        assertRefused(checkpoint(OURS), "is damaged (the offsets of batch 0 are not JSON)");
        Files.writeString(parent.resolve("live/beginning.json"), "");
        assertRefused(checkpoint(OURS), "is damaged (its beginning.json cannot be read)");
    }

    @Test
    void oneThatBeginsAnewKeepsTheOldOneAside() throws IOException {
        OffsetLogReaderTest.batch(parent.resolve("live"), 0, "{\"0\":5}", true);
        Checkpoint checkpoint = checkpoint(OURS);
        String aside = checkpoint.beginAnew(Map.of(0, 5L, 1, Checkpoint.EARLIEST), NOW);
        checkpoint.open();
        assertThat(aside).isEqualTo("live-20260301T093000.123Z");
        assertThat(parent.resolve(aside).resolve("offsets/0")).exists();
        assertThat(checkpoint.processed()).isEmpty();
        assertThat(checkpoint.startAt()).isEqualTo(Map.of(0, 5L, 1, -2L));
    }
}
