package io.userdata.localstack;

import io.userdata.architecture.PackageRules;
import org.junit.jupiter.api.Test;

/** Which package may know which, and which libraries: neither the suite's own modules nor Kafka and the JDBC driver. */
class ArchitectureTest {
    private static final String JACKSON = "tools.jackson..";
    private static final String JACKSON_NAMES = "com.fasterxml.jackson.annotation..";
    private static final String PICOCLI = "picocli..";

    @Test
    void packagesUseOnlyWhatIsListed() {
        PackageRules.of("io.userdata.localstack")
                .everywhere("org.jspecify..")
                .allow("files")
                .allow("process", "files")
                .allow("broker", "process", "files")
                .allow(
                        "database",
                        "process",
                        "files",
                        "org.apache.commons.compress..",
                        "com.sun.security.auth.module..")
                .allow("userapi.person", JACKSON_NAMES, "net.datafaker..")
                .allow("userapi.fault", JACKSON_NAMES)
                .allow(
                        "userapi",
                        "process",
                        "userapi.person",
                        "userapi.fault",
                        JACKSON,
                        PICOCLI,
                        "com.sun.net.httpserver..")
                .allow("stack", "process", "files", "broker", "database", "userapi")
                .allow("run", "process", "files", JACKSON, JACKSON_NAMES)
                .allow("terminal", "run", "stack", "me.tongfei.progressbar..")
                .allow("launcher", "process", "userapi", "stack", "run", "terminal", PICOCLI, "org.yaml.snakeyaml..")
                .check();
    }
}
