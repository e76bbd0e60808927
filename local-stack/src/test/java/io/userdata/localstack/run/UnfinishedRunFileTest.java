package io.userdata.localstack.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.userdata.localstack.process.StartFailedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnfinishedRunFileTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-02T10:00:00Z"), ZoneOffset.UTC);

    @TempDir
    Path folder;

    @Test
    void anInterruptedRunComesBackAsItWas() {
        CurrentRun run = new CurrentRun(UUID.randomUUID(), RunRequest.of("staff", RunKind.BACKFILL, 5_000, CLOCK));
        new UnfinishedRunFile(folder).remember(run);
        assertThat(new UnfinishedRunFile(folder).interrupted()).contains(run);
        new UnfinishedRunFile(folder).forget();
        assertThat(new UnfinishedRunFile(folder).interrupted()).isEmpty();
    }

    @Test
    void aBackfillIsAboutYesterday() {
        assertThat(RunRequest.of("staff", RunKind.BACKFILL, 1, CLOCK).window())
                .isEqualTo(new RunRequest.Window(
                        Instant.parse("2026-03-01T00:00:00Z"), Instant.parse("2026-03-02T00:00:00Z")));
        assertThat(RunRequest.of("staff", RunKind.POLL, 1, CLOCK).window()).isNull();
    }

    @Test
    void aBrokenFileIsNamed() throws Exception {
        Files.writeString(folder.resolve("run.json"), "{");
        assertThatThrownBy(() -> new UnfinishedRunFile(folder).interrupted())
                .isInstanceOf(StartFailedException.class)
                .hasMessageContaining("run.json");
    }
}
