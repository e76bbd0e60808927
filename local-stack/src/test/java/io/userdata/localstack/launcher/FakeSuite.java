package io.userdata.localstack.launcher;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;

/** A folder that looks like the built suite, with {@link FakeService} in the place of each service. */
final class FakeSuite {
    private FakeSuite() {}

    static void build(Path home) throws IOException {
        Manifest manifest = new Manifest();
        Attributes attributes = manifest.getMainAttributes();
        attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        attributes.put(Attributes.Name.MAIN_CLASS, FakeService.class.getName());
        attributes.put(
                Attributes.Name.CLASS_PATH,
                Arrays.stream(System.getProperty("java.class.path").split(":"))
                        .map(entry -> Path.of(entry).toUri().toString())
                        .collect(Collectors.joining(" ")));
        for (String module : List.of("ingest-service", "stream-processor", "storage-service", "admin-console")) {
            Path target = Files.createDirectories(home.resolve(module).resolve("target"));
            try (OutputStream file = Files.newOutputStream(target.resolve(module + "-0.jar"));
                    JarOutputStream jar = new JarOutputStream(file, manifest)) {
                jar.finish();
            }
        }
    }
}
