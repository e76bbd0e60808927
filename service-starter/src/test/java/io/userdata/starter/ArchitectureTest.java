package io.userdata.starter;

import io.userdata.architecture.PackageRules;
import org.junit.jupiter.api.Test;

/** Which package may know which, and which libraries. */
class ArchitectureTest {
    private static final String SPRING = "org.springframework..";
    private static final String SERVLET = "jakarta.servlet..";
    private static final String JACKSON = "tools.jackson..";
    private static final String KAFKA = "org.apache.kafka..";

    @Test
    void packagesUseOnlyWhatIsListed() {
        PackageRules.of("io.userdata.starter")
                .everywhere("org.jspecify..")
                .allow("defaults", SPRING)
                .allow("metrics")
                .allow("openapi", SPRING, "io.swagger.v3.oas.models..")
                .allow("json", "io.userdata.events..", "com.fasterxml.jackson.annotation..", JACKSON)
                .allow("problem", "io.userdata.events..", SPRING, SERVLET, JACKSON, "org.slf4j..")
                .allow("request", "problem", SPRING, SERVLET, JACKSON, "org.apache.catalina..")
                .allow("security", "problem", SPRING, SERVLET)
                .allow("topic", "io.userdata.events..", SPRING, KAFKA, "org.slf4j..")
                .allow("topic.lag", "topic", "metrics", SPRING, KAFKA, "io.micrometer..", "org.slf4j..")
                .check();
    }
}
