package io.userdata.localstack.broker;

import io.userdata.localstack.process.StartFailedException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.stream.Stream;

/** Where the broker's own jars are: they are never on our class path. */
final class BrokerJars {
    /** The system property that names their folder. */
    static final String PROPERTY = "userdata.broker.lib";

    private BrokerJars() {}

    /** The class path of the broker's JVM. */
    static String classPath() {
        Path folder = folder();
        if (!Files.isDirectory(folder)) {
            throw new StartFailedException("The broker's jars are not in " + folder
                    + ": run `mvn package -DskipTests -pl local-stack`, or name their folder with -D" + PROPERTY + ".");
        }
        return folder.resolve("*").toString();
    }

    private static Path folder() {
        String named = System.getProperty(PROPERTY, "");
        return named.isEmpty() ? besideOurJar() : Path.of(named);
    }

    private static Path besideOurJar() {
        CodeSource source = BrokerJars.class.getProtectionDomain().getCodeSource();
        return Stream.ofNullable(source)
                .map(BrokerJars::path)
                .map(jar -> jar.resolveSibling("broker"))
                .findFirst()
                .orElseThrow(() -> new StartFailedException("Name the folder of the broker's jars with -D" + PROPERTY));
    }

    private static Path path(CodeSource source) {
        try {
            return Path.of(source.getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("our own jar has no path", e);
        }
    }
}
