package io.userdata.localstack.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The shell script {@code run}, with a pretended java. */
class RunScriptTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1.8 | Java 1.8 is too old: install a JDK 17 (up to 21), or let JAVA_HOME name one.",
                "11 | Java 11 is too old: install a JDK 17 (up to 21), or let JAVA_HOME name one.",
                "25 | Java 25 is too new, Apache Spark 3.5 runs on 17 to 21: let JAVA_HOME name such a JDK."
            })
    void aJavaOfTheWrongAgeIsOneLine(String version, String words) throws Exception {
        pretend("java", "echo '    java.specification.version = " + version + "' >&2");
        assertThat(run()).isEqualTo("./run: " + words + "\n");
    }

    @Test
    void noJavaIsOneLine() throws Exception {
        assertThat(run()).isEqualTo("./run: no java found: install a JDK 17 (up to 21), or let JAVA_HOME name one.\n");
    }

    @Test
    void noMavenIsOneLineWhereSomethingMustBeBuilt() throws Exception {
        pretend("java", "echo '    java.specification.version = 17' >&2");
        assertThat(run()).isEqualTo("./run: no mvn found: install Maven 3.8.5 or newer to build the suite.\n");
    }

    private void pretend(String program, String script) throws IOException {
        Path file = Files.createDirectories(folder.resolve("bin")).resolve(program);
        Files.writeString(file, "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /** Runs a copy of the script in an empty suite; only a few programs are on its path. */
    private String run() throws IOException, InterruptedException {
        for (String program : new String[] {"dirname", "sed", "find", "mkdir"}) {
            pretend(program, "exec /usr/bin/" + program + " \"$@\"");
        }
        Path script = Files.copy(Path.of("..", "run"), folder.resolve("run"));
        ProcessBuilder builder = new ProcessBuilder("/bin/bash", script.toString(), "--once").redirectErrorStream(true);
        builder.environment().put("PATH", folder.resolve("bin").toString());
        builder.environment().remove("JAVA_HOME");
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isEqualTo(2);
        return output;
    }
}
