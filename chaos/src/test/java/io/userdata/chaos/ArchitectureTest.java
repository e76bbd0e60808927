package io.userdata.chaos;

import io.userdata.architecture.PackageRules;
import org.junit.jupiter.api.Test;

/** Which package may know which, and which libraries: of the suite's modules only local-stack's processes. */
class ArchitectureTest {
    private static final String JACKSON = "tools.jackson..";
    private static final String PROCESSES = "io.userdata.localstack.process..";

    @Test
    void packagesUseOnlyWhatIsListed() {
        PackageRules.of("io.userdata.chaos")
                .everywhere("org.jspecify..")
                .allow("journal")
                .allow("population")
                .allow("source", "population", "com.sun.net.httpserver..")
                .allow("suite", JACKSON, PROCESSES)
                .allow("load", "population", "source", "suite", JACKSON, PROCESSES)
                .allow("fault", "journal", "source", "suite", PROCESSES)
                .allow("oracle", "population", "source", "suite", "load", JACKSON)
                .allow(
                        "run",
                        "journal",
                        "population",
                        "source",
                        "suite",
                        "load",
                        "fault",
                        "oracle",
                        JACKSON,
                        "picocli..",
                        PROCESSES)
                .check();
    }
}
