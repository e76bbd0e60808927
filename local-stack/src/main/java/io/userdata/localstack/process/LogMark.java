package io.userdata.localstack.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A place in a log file, to see what is written after it. */
public record LogMark(Path log, long position) {
    /** Marks where the log ends now. */
    public static LogMark atEndOf(Path log) {
        try {
            return new LogMark(log, Files.exists(log) ? Files.size(log) : 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether these words have been written since. */
    public boolean isFollowedBy(String words) {
        if (!Files.exists(log)) {
            return false;
        }
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            byte[] since = new byte[(int) Math.max(0, file.length() - position)];
            file.seek(position);
            file.readFully(since);
            return new String(since, UTF_8).contains(words);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
