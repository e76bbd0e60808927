package io.userdata.transform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The short form of benchmarks/processor-fuzz: the inputs it begins with, and those that it once found. */
class TransformFuzzTest {
    private static final Path INPUTS =
            Path.of(System.getProperty("userdata.home"), "user-transform", "src", "test", "fuzz");

    static Stream<Path> inputs() throws IOException {
        try (Stream<Path> files = Files.list(INPUTS)) {
            return files.sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("inputs")
    void nothingEscapes(Path input) throws IOException {
        TransformFuzz.fuzzerTestOneInput(Files.readAllBytes(input));
    }
}
