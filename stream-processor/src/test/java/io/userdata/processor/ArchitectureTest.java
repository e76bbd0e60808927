package io.userdata.processor;

import io.userdata.architecture.PackageRules;
import org.junit.jupiter.api.Test;

/** Which package may know which, and which libraries. */
class ArchitectureTest {
    private static final String SPRING = "org.springframework..";
    private static final String KAFKA = "org.apache.kafka..";
    private static final String JACKSON = "tools.jackson..";
    private static final String METERS = "io.micrometer.core..";
    private static final String LOG = "org.slf4j..";
    private static final String OPENAPI = "io.swagger.v3.oas.annotations..";
    private static final String SPARK = "org.apache.spark..";
    private static final String HADOOP = "org.apache.hadoop.util..";
    private static final String SCALA = "scala..";

    @Test
    void packagesUseOnlyWhatIsListed() {
        PackageRules.of("io.userdata.processor")
                .everywhere("org.jspecify..", "io.userdata.events..")
                .allow("", SPRING)
                .allow("checkpoint", JACKSON)
                .allow(
                        "lane",
                        "checkpoint",
                        "query",
                        METERS,
                        "io.userdata.starter.problem..",
                        "io.userdata.starter.topic..",
                        "io.userdata.transform..",
                        KAFKA,
                        LOG,
                        SPRING)
                .allow(
                        "query",
                        "checkpoint",
                        "io.userdata.starter.json..",
                        "io.userdata.starter.topic..",
                        "io.userdata.transform..",
                        HADOOP,
                        SPARK,
                        LOG,
                        SPRING,
                        SCALA,
                        JACKSON)
                .allow(
                        "web",
                        "checkpoint",
                        "lane",
                        "query",
                        OPENAPI,
                        "io.userdata.starter.problem..",
                        "io.userdata.transform..",
                        SPRING)
                .check();
    }
}
