package io.userdata.localstack.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.userdata.localstack.process.StartFailedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {
    @TempDir
    Path folder;

    @Test
    void aForeignFolderIsLeftAlone() throws Exception {
        Path file = Files.writeString(folder.resolve("thesis.txt"), "years of work");
        assertThatThrownBy(() -> DataDirectory.open(folder))
                .isInstanceOf(StartFailedException.class)
                .hasMessage("The folder " + folder + " holds something else: name an empty or a new one with --data.");
        assertThat(file).exists();
    }

    @Test
    void resetDeletesAllButTheClaim() throws Exception {
        try (DataDirectory data = DataDirectory.open(folder.resolve("data"))) {
            Files.createDirectories(data.kafka().resolve("deep"));
            Files.writeString(data.path().resolve("run.json"), "{}");
            data.reset();
            assertThat(data.kafka()).doesNotExist();
            assertThat(data.path().resolve("run.json")).doesNotExist();
        }
        DataDirectory.open(folder.resolve("data")).close();
    }

    @Test
    void aFolderThatWasOpenToAllIsClosed() throws Exception {
        DataDirectory.open(folder).close();
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        DataDirectory.open(folder).close();
        assertThat(Files.getPosixFilePermissions(folder)).isEqualTo(PosixFilePermissions.fromString("rwx------"));
    }

    @Test
    void oneAtATimeHasIt() {
        DataDirectory first = DataDirectory.open(folder);
        assertThatThrownBy(() -> DataDirectory.open(folder))
                .isInstanceOf(StartFailedException.class)
                .hasMessage(
                        "Another ./run has the data directory " + folder + ": end it, or name another with --data.");
        first.close();
        DataDirectory.open(folder).close();
    }
}
