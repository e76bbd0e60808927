package io.userdata.console;

import io.userdata.architecture.PackageRules;
import org.junit.jupiter.api.Test;

/** Which package may know which, and which libraries. */
class ArchitectureTest {
    private static final String SPRING = "org.springframework..";
    private static final String SERVLET = "jakarta.servlet..";
    private static final String JACKSON = "tools.jackson..";
    private static final String ADMIN = "de.codecentric.boot.admin.server..";
    private static final String OPENAPI = "io.swagger.v3.oas.annotations..";
    private static final String PROBLEMS = "io.userdata.starter.problem..";

    @Test
    void packagesUseOnlyWhatIsListed() {
        PackageRules.of("io.userdata.console")
                .everywhere("org.jspecify..")
                .allow("", SPRING, ADMIN)
                .allow("service", SPRING, JACKSON)
                .allow("snapshot", "service", JACKSON, "io.userdata.starter.metrics..")
                .allow("viewer", "service", "snapshot", SPRING, JACKSON, OPENAPI, PROBLEMS, "org.slf4j..")
                .allow("forward", "service", SPRING, SERVLET, OPENAPI, PROBLEMS)
                .allow("health", "service", SPRING, SERVLET, ADMIN, "reactor..", "org.reactivestreams..")
                .allow("web", SPRING, SERVLET, OPENAPI, "io.userdata.starter.request..")
                .check();
    }
}
