package io.userdata.observability;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The files of this project. */
final class ProjectFiles {
    static final Path HOME = Path.of(System.getProperty("userdata.home", ".."));
    static final Path OBSERVABILITY = HOME.resolve("observability");

    private ProjectFiles() {}

    /** All files of a folder whose names end so, in order. */
    static List<Path> files(Path folder, String end) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(end)).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
