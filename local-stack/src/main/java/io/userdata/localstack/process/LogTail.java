package io.userdata.localstack.process;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** The end of a log file, on one line. */
final class LogTail {
    private static final int BYTES = 4096;
    private static final int LINES = 3;

    private LogTail() {}

    /** The last lines that say something, joined by {@code " | "}; empty if there are none. */
    static String of(Path log) {
        List<String> lines = read(log)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("at ") && !line.startsWith("... "))
                .toList();
        return String.join(" | ", lines.subList(Math.max(0, lines.size() - LINES), lines.size()));
    }

    private static String read(Path log) {
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            byte[] end = new byte[(int) Math.min(BYTES, file.length())];
            file.seek(file.length() - end.length);
            file.readFully(end);
            return new String(end, StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "its log cannot be read: " + e.getMessage();
        }
    }
}
