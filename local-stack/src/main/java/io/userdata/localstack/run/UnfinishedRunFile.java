package io.userdata.localstack.run;

import io.userdata.localstack.files.PrivateFile;
import io.userdata.localstack.process.StartFailedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Remembers in a file which run is under way, from before it is asked for until its ledger is decided. */
public final class UnfinishedRunFile {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path file;

    /** @param directory the data directory */
    public UnfinishedRunFile(Path directory) {
        this.file = directory.resolve("run.json");
    }

    public void remember(CurrentRun run) {
        try {
            PrivateFile.write(file, JSON.writeValueAsString(run));
        } catch (IOException e) {
            throw new StartFailedException(file + " cannot be written: " + e, e);
        }
    }

    public void forget() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new StartFailedException(file + " cannot be deleted: " + e, e);
        }
    }

    /** The run that was interrupted, if one was. */
    public Optional<CurrentRun> interrupted() {
        try {
            return Optional.of(JSON.readValue(Files.readString(file), CurrentRun.class));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException | JacksonException e) {
            throw new StartFailedException(
                    file + " does not tell which run was interrupted: delete it to forget that run.", e);
        }
    }
}
