package io.userdata.localstack.process;

import io.userdata.localstack.files.PrivateFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Remembers beside its log which process a child is, so that the next start after a crash can wait for its end. */
public final class PidFile {
    private final Path file;

    private PidFile(Path file) {
        this.file = file;
    }

    /** The file that belongs to a child's log. */
    public static PidFile beside(Path log) {
        return new PidFile(log.resolveSibling(log.getFileName() + ".pid"));
    }

    void write(ProcessHandle process) throws IOException {
        PrivateFile.write(file, process.pid() + " " + started(process));
    }

    void delete() throws IOException {
        Files.deleteIfExists(file);
    }

    /** Waits until the child of an earlier launcher has ended, which its guard sees to; ends it itself if need be. */
    public void awaitEnd(Duration patience) {
        leftover().ifPresent(process -> end(process, patience));
    }

    private static void end(ProcessHandle process, Duration patience) {
        try {
            process.onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Optional<ProcessHandle> leftover() {
        try {
            String[] words = Files.readString(file).split(" ", 2);
            return ProcessHandle.of(Long.parseLong(words[0]))
                    .filter(process -> started(process).equals(words[1]));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException | RuntimeException e) {
            throw new StartFailedException("The file " + file + " cannot be understood: delete it.", e);
        }
    }

    private static String started(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toString).orElse("");
    }
}
