package io.userdata.k8s;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The command that renders overlays, from the PATH; it needs no cluster. */
final class Kubectl {
    private static final Path MANIFESTS = Path.of(System.getProperty("userdata.home", ".."), "k8s");
    private static final String MISSING = "kubectl is not on the PATH (.ci/run gets one): k8s/ is not rendered";
    private static final Optional<Path> KUBECTL = find();

    static {
        if (KUBECTL.isEmpty()) {
            System.err.println(MISSING);
        }
    }

    private Kubectl() {}

    /** The rendered objects of a folder under k8s, as YAML documents; skips the test where there is no kubectl. */
    static String kustomize(String folder) {
        assumeTrue(KUBECTL.isPresent(), MISSING);
        return output(KUBECTL.orElseThrow(), MANIFESTS.resolve(folder));
    }

    private static Optional<Path> find() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(Pattern.quote(File.pathSeparator), -1))
                .map(folder -> Path.of(folder, "kubectl"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static String output(Path kubectl, Path folder) {
        try {
            Process process = new ProcessBuilder(kubectl.toString(), "kustomize", folder.toString())
                    .redirectErrorStream(true)
                    .start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).as(output).isZero();
            return output;
        } catch (IOException e) {
            throw new AssertionError("kubectl does not start", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while kubectl runs", e);
        }
    }
}
