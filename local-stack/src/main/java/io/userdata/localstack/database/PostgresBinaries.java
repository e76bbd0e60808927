package io.userdata.localstack.database;

import io.userdata.localstack.files.Folders;
import io.userdata.localstack.files.Sha256;
import io.userdata.localstack.process.StartFailedException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;

/** PostgreSQL's programs, unpacked once per machine and version from the zonky archive on the class path. */
final class PostgresBinaries {
    /** The system property that names the folder to unpack into, instead of the user's cache folder. */
    static final String CACHE_PROPERTY = "userdata.cache";

    private final Path home;

    private PostgresBinaries(Path home) {
        this.home = home;
    }

    /** Unpacks the programs unless they are there; two processes may do so at once. */
    static PostgresBinaries unpacked() {
        String archive = archive();
        try {
            Path home = cache().resolve("postgres-" + fingerprint(archive));
            if (!Files.isDirectory(home)) {
                unpack(archive, home);
            }
            return new PostgresBinaries(home);
        } catch (IOException e) {
            throw new StartFailedException("PostgreSQL cannot be unpacked: " + e.getMessage(), e);
        }
    }

    String program(String name) {
        return home.resolve("bin").resolve(name).toString();
    }

    private static void unpack(String archive, Path home) throws IOException {
        Files.createDirectories(home.getParent());
        Path fresh = Files.createTempDirectory(home.getParent(), "unpacking-");
        try (InputStream in = open(archive)) {
            TarXz.unpack(in, fresh);
            Files.move(fresh, home, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException e) { // another process was first
            Folders.delete(fresh);
            if (!Files.isDirectory(home)) {
                throw e;
            }
        }
    }

    private static String fingerprint(String archive) throws IOException {
        try (InputStream in = open(archive)) {
            return Sha256.of(in).substring(0, 16);
        }
    }

    private static InputStream open(String archive) {
        InputStream in = PostgresBinaries.class.getResourceAsStream(archive);
        if (in == null) {
            throw new StartFailedException("There is no PostgreSQL for this machine on the class path (" + archive
                    + "): add the artifact of io.zonky.test.postgres for it.");
        }
        return in;
    }

    private static String archive() {
        String os = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("mac") ? "darwin" : "linux";
        String arch =
                switch (System.getProperty("os.arch")) {
                    case "amd64", "x86_64" -> "x86_64";
                    case "aarch64", "arm64" -> "arm_64";
                    default -> System.getProperty("os.arch");
                };
        return "/postgres-" + os + "-" + arch + ".txz";
    }

    private static Path cache() {
        String named = System.getProperty(CACHE_PROPERTY, "");
        if (!named.isEmpty()) {
            return Path.of(named);
        }
        String xdg = System.getenv().getOrDefault("XDG_CACHE_HOME", "");
        Path base = xdg.isEmpty() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(xdg);
        return base.resolve("userdata");
    }
}
