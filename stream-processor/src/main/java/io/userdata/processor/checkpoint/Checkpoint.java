package io.userdata.processor.checkpoint;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The folder where a lane's query keeps how far it has come. */
public final class Checkpoint {
    /** The offset that stands for whatever a partition begins with. */
    public static final long EARLIEST = -2;

    private static final JsonMapper MAPPER = JsonMapper.shared();
    private static final DateTimeFormatter DATED =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss.SSS'Z'").withZone(ZoneOffset.UTC);

    private final Path folder;
    private final CheckpointFingerprint fingerprint;
    private final OffsetLogReader log;

    /**
     * Makes one.
     *
     * @param folder is named as the lane is
     * @param fingerprint that of this program
     */
    public Checkpoint(Path folder, CheckpointFingerprint fingerprint) {
        this.folder = folder;
        this.fingerprint = fingerprint;
        this.log = new OffsetLogReader(folder, fingerprint.topic());
    }

    /** Where Spark keeps it. */
    public Path folder() {
        return folder;
    }

    /** What this program would go on from. */
    public CheckpointFingerprint fingerprint() {
        return fingerprint;
    }

    /**
     * How far the query has come; empty before its first batch has ended.
     *
     * @throws IOException when that cannot be read
     */
    public Optional<ProcessedOffsets> processed() throws IOException {
        return log.last();
    }

    /** How far it had come when that could last be read. */
    public Optional<ProcessedOffsets> lastReadable() throws IOException {
        return log.lastReadable();
    }

    /** Whether there is none: the lane has never run here, or its checkpoint was lost. */
    public boolean isMissing() {
        return !Files.exists(beginning()) && !isUsed();
    }

    /**
     * Makes a new checkpoint or looks at the one that is there.
     *
     * @throws CheckpointRefusedException when the query may not go on from it
     */
    public void open() throws IOException {
        if (Files.exists(beginning())) {
            check();
        } else if (isUsed()) {
            throw refused("was made by a version that left no fingerprint");
        } else {
            write(folder, new CheckpointMetadata(fingerprint, null));
        }
    }

    /** Where a query starts that finds no batch here, by partition; empty: at the beginning. */
    public Map<Integer, Long> startAt() throws IOException {
        Map<Integer, Long> startAt =
                Files.exists(beginning()) ? read(beginning()).startAt() : null;
        return startAt == null ? Map.of() : startAt;
    }

    /**
     * Puts this checkpoint aside and begins a new one.
     *
     * @param startAt the first offset to process by partition
     * @return the name of the folder that now holds the old one; null: there was none
     */
    public @Nullable String beginAnew(Map<Integer, Long> startAt, Instant now) throws IOException {
        Path aside = folder.resolveSibling(folder.getFileName() + "-" + DATED.format(now));
        Path next = folder.resolveSibling(folder.getFileName() + ".next");
        write(next, new CheckpointMetadata(fingerprint, startAt));
        boolean old = Files.exists(folder);
        if (old) {
            Files.move(folder, aside);
        }
        Files.move(next, folder);
        return old ? aside.getFileName().toString() : null;
    }

    private void check() throws IOException {
        CheckpointFingerprint made;
        try {
            made = read(beginning()).fingerprint();
            log.check();
        } catch (IOException e) {
            throw refused("is damaged (" + e.getMessage() + ")");
        }
        if (!fingerprint.equals(made)) {
            throw refused("was made for " + made.words() + " and not for " + fingerprint.words());
        }
    }

    private boolean isUsed() {
        return Files.exists(folder.resolve("offsets")) || Files.exists(folder.resolve("metadata"));
    }

    private Path beginning() {
        return folder.resolve("beginning.json");
    }

    private CheckpointRefusedException refused(String why) {
        return new CheckpointRefusedException(folder.getFileName().toString(), why);
    }

    private static CheckpointMetadata read(Path file) throws IOException {
        try {
            return MAPPER.readValue(Files.readString(file), CheckpointMetadata.class);
        } catch (JacksonException e) {
            throw new IOException("its " + file.getFileName() + " cannot be read", e);
        }
    }

    private static void write(Path folder, CheckpointMetadata beginning) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("beginning.json"), MAPPER.writeValueAsString(beginning));
    }
}
