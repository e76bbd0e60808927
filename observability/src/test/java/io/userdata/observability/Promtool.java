package io.userdata.observability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Prometheus' own judge of its files, from the PATH. */
final class Promtool {
    private static final String MISSING =
            "promtool is not on the PATH (Debian: prometheus; .ci/run gets it): rules and expressions are not checked";

    private Promtool() {}

    /** Expects it to be content; skips the test where it is missing. */
    static void approves(Path folder, String... arguments) {
        assumeTrue(isThere(), MISSING);
        try {
            Process process = new ProcessBuilder(Stream.concat(Stream.of("promtool"), Stream.of(arguments))
                            .toList())
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor())
                    .as("promtool %s: %s", List.of(arguments), output)
                    .isZero();
        } catch (IOException e) {
            throw new AssertionError("promtool does not start", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while promtool runs", e);
        }
    }

    private static boolean isThere() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(Pattern.quote(File.pathSeparator), -1))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "promtool")));
    }
}
