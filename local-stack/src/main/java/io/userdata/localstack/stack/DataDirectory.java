package io.userdata.localstack.stack;

import io.userdata.localstack.files.Folders;
import io.userdata.localstack.files.PrivateFile;
import io.userdata.localstack.process.StartFailedException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The folder that holds everything a stack keeps, for its owner only; one launcher at a time has it. */
public final class DataDirectory implements AutoCloseable {
    private static final String MARKER = ".userdata";
    private static final String LOCK = ".lock";
    private static final long LEAST_SPACE = 1L << 30;

    private final Path path;
    private final FileChannel lock;

    private DataDirectory(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /**
     * Takes a folder, which must be new, empty or one of ours.
     *
     * @throws StartFailedException if it is not, if another process uses it, or if the disk is nearly full
     */
    public static DataDirectory open(Path folder) {
        Path path = folder.toAbsolutePath().normalize();
        try {
            claim(path);
            DataDirectory directory = new DataDirectory(path, lock(path));
            directory.requireSpace();
            return directory;
        } catch (IOException e) {
            throw new StartFailedException("The data directory " + path + " cannot be used: " + e, e);
        }
    }

    /** Deletes all it holds, and nothing else. */
    public void reset() {
        try (Stream<Path> entries = Files.list(path)) {
            List<Path> all = entries.filter(entry -> !entry.endsWith(MARKER) && !entry.endsWith(LOCK))
                    .toList();
            for (Path entry : all) {
                Folders.delete(entry);
            }
        } catch (IOException e) {
            throw new StartFailedException("The data directory " + path + " cannot be emptied: " + e, e);
        }
    }

    public Path path() {
        return path;
    }

    Path kafka() {
        return path.resolve("kafka");
    }

    Path database() {
        return path.resolve("postgres");
    }

    Path checkpoints() {
        return path.resolve("checkpoints");
    }

    Path services() {
        return path.resolve("services");
    }

    Path log(String service) {
        return path.resolve("logs").resolve(service + ".log");
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw new StartFailedException("The data directory " + path + " cannot be released: " + e, e);
        }
    }

    private static void claim(Path path) throws IOException {
        Path marker = path.resolve(MARKER);
        if (!Files.exists(marker)) {
            requireEmpty(path);
            Folders.createPrivate(path);
            PrivateFile.write(marker, "The data of ./run of the User Data Project; --reset deletes all of it.\n");
        }
        Folders.makePrivate(path); // it was made open to all once
    }

    private static void requireEmpty(Path path) throws IOException {
        if (Files.exists(path)) {
            try (Stream<Path> entries = Files.list(path)) {
                if (entries.findAny().isPresent()) {
                    throw new StartFailedException(
                            "The folder " + path + " holds something else: name an empty or a new one with --data.");
                }
            }
        }
    }

    private static FileChannel lock(Path path) throws IOException {
        FileChannel channel = FileChannel.open(
                path.resolve(LOCK), Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE), PrivateFile.MODE);
        if (tryLock(channel) == null) {
            channel.close();
            throw new StartFailedException(
                    "Another ./run has the data directory " + path + ": end it, or name another with --data.");
        }
        return channel;
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) { // held within this JVM
            return null;
        }
    }

    private void requireSpace() throws IOException {
        long space = Files.getFileStore(path).getUsableSpace();
        if (space < LEAST_SPACE) {
            close();
            throw new StartFailedException("Only " + (space >> 20) + " MiB are free on the disk of " + path
                    + ": the stack needs at least 1 GiB.");
        }
    }
}
