package io.userdata.localstack.stack;

import io.userdata.localstack.files.Folders;
import io.userdata.localstack.process.ChildProcess;
import io.userdata.localstack.process.ChildProcessPlan;
import io.userdata.localstack.process.InstalledPrograms;
import io.userdata.localstack.process.Polling;
import io.userdata.localstack.process.StartFailedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * A service's executable jar, extracted into the data directory: it starts faster that way, and a build meanwhile does
 * not pull it away under the running service.
 */
final class ServiceJar {
    private static final Duration EXTRACTION = Duration.ofSeconds(60);

    private final Path built;
    private final Path folder;
    private final Path log;

    /** @param repository the root folder of the suite, built */
    ServiceJar(Path repository, ServiceKind kind, DataDirectory data) {
        this.built = built(repository, kind.module());
        this.folder = data.services().resolve(kind.module());
        this.log = data.log(kind.module() + "-extract");
    }

    /** The jar to run, extracted if it is a Spring Boot jar and has changed since the last time. */
    Path runnable() {
        try {
            if (!isBoot()) {
                return built;
            }
            Path current = folder.resolve(fingerprint());
            if (!Files.isDirectory(current)) {
                extract(current);
            }
            return current.resolve(built.getFileName());
        } catch (IOException e) {
            throw new StartFailedException(built + " cannot be extracted: " + e, e);
        }
    }

    private void extract(Path current) throws IOException {
        Folders.delete(folder);
        Folders.createPrivate(folder);
        Path fresh = folder.resolve("fresh");
        ChildProcess tool = ChildProcess.start(ChildProcessPlan.of(
                "Extraction of " + built.getFileName(),
                List.of(
                        InstalledPrograms.java(),
                        "-XX:TieredStopAtLevel=1",
                        "-Djarmode=tools",
                        "-jar",
                        built.toString(),
                        "extract",
                        "--destination",
                        fresh.toString()),
                log));
        if (!Polling.await(EXTRACTION, () -> !tool.isAlive()) || tool.exitStatus() != 0) {
            tool.kill();
            throw new StartFailedException(tool.name() + " failed" + tool.logTail());
        }
        tool.stop();
        Files.move(fresh, current, StandardCopyOption.ATOMIC_MOVE);
    }

    private boolean isBoot() throws IOException {
        try (JarFile jar = new JarFile(built.toFile())) {
            return jar.getEntry("BOOT-INF/") != null;
        }
    }

    private String fingerprint() throws IOException {
        return Files.size(built) + "-" + Files.getLastModifiedTime(built).toMillis();
    }

    private static Path built(Path repository, String module) {
        Path target = repository.resolve(module).resolve("target");
        if (Files.isDirectory(target)) {
            try (Stream<Path> files = Files.list(target)) {
                return files.filter(file -> isMain(file, module)).findFirst().orElseThrow(() -> notBuilt(module));
            } catch (IOException e) {
                throw new StartFailedException(target + " cannot be read: " + e, e);
            }
        }
        throw notBuilt(module);
    }

    private static boolean isMain(Path file, String module) {
        String name = Objects.requireNonNull(file.getFileName()).toString();
        return name.startsWith(module + "-")
                && name.endsWith(".jar")
                && Stream.of("-sources.jar", "-javadoc.jar", "-tests.jar").noneMatch(name::endsWith);
    }

    private static StartFailedException notBuilt(String module) {
        return new StartFailedException("The module " + module + " is not built: run `mvn package -DskipTests`.");
    }
}
