package io.userdata.localstack.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Whole folders. */
public final class Folders {
    private Folders() {}

    /** Deletes a folder with everything in it; does not follow links. Nothing happens if it is absent. */
    public static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            for (Path path : contents(folder)) {
                Files.deleteIfExists(path);
            }
        }
    }

    private static List<Path> contents(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.sorted(Comparator.reverseOrder()).toList();
        }
    }
}
