package io.userdata.storage;

import io.userdata.architecture.PackageRules;
import org.junit.jupiter.api.Test;

/** Which package may know which, and which libraries. */
class ArchitectureTest {
    private static final String SPRING = "org.springframework..";
    private static final String KAFKA = "org.apache.kafka..";
    private static final String JACKSON = "tools.jackson..";
    private static final String METERS = "io.micrometer.core..";
    private static final String LOG = "org.slf4j..";
    private static final String JSON_ANNOTATIONS = "com.fasterxml.jackson.annotation..";
    private static final String VALIDATION = "jakarta.validation..";
    private static final String VALIDATION_TIME = "org.hibernate.validator..";
    private static final String OPENAPI = "io.swagger.v3.oas.annotations..";
    private static final String JPA = "jakarta.persistence..";
    private static final String HIBERNATE = "org.hibernate..";
    private static final String FLYWAY = "org.flywaydb..";
    private static final String POOL = "com.zaxxer.hikari..";
    private static final String POSTGRESQL = "org.postgresql..";

    @Test
    void packagesUseOnlyWhatIsListed() {
        PackageRules.of("io.userdata.storage")
                .everywhere("org.jspecify..", "io.userdata.events..")
                .allow("", SPRING)
                .allow(
                        "consume",
                        "database",
                        "fault",
                        "kafka",
                        "ledger",
                        "quarantine",
                        "run",
                        "user",
                        "user.write",
                        METERS,
                        "io.userdata.starter.json..",
                        "io.userdata.starter.topic..",
                        VALIDATION,
                        KAFKA,
                        VALIDATION_TIME,
                        LOG,
                        SPRING,
                        JACKSON)
                .allow("database", "fault", POOL, JPA, FLYWAY, LOG, SPRING)
                .allow("fault", SPRING, JACKSON)
                .allow("history", "fault", VALIDATION, VALIDATION_TIME, LOG, SPRING)
                .allow("hop", "kafka", KAFKA, SPRING)
                .allow("kafka", "io.userdata.starter.topic..", KAFKA, SPRING)
                .allow(
                        "ledger",
                        "fault",
                        "hop",
                        JSON_ANNOTATIONS,
                        METERS,
                        "io.userdata.starter.problem..",
                        VALIDATION_TIME,
                        LOG,
                        SPRING)
                .allow(
                        "quarantine",
                        "fault",
                        JSON_ANNOTATIONS,
                        METERS,
                        "io.userdata.starter.json..",
                        VALIDATION_TIME,
                        LOG,
                        SPRING,
                        JACKSON)
                .allow(
                        "quarantine.operations",
                        "fault",
                        "kafka",
                        "ledger",
                        "quarantine",
                        JSON_ANNOTATIONS,
                        "io.userdata.starter.json..",
                        "io.userdata.starter.problem..",
                        KAFKA,
                        VALIDATION_TIME,
                        LOG,
                        SPRING,
                        JACKSON)
                .allow("report", "fault", "io.userdata.starter.problem..", VALIDATION_TIME, SPRING)
                .allow("run", SPRING)
                .allow("user", JPA)
                .allow(
                        "user.read",
                        "user",
                        JSON_ANNOTATIONS,
                        "io.userdata.starter.json..",
                        JPA,
                        HIBERNATE,
                        SPRING,
                        JACKSON)
                .allow(
                        "user.write",
                        "ledger",
                        "user",
                        "io.userdata.starter.json..",
                        JPA,
                        HIBERNATE,
                        POSTGRESQL,
                        SPRING,
                        JACKSON)
                .allow(
                        "web",
                        "fault",
                        "ledger",
                        "quarantine",
                        "quarantine.operations",
                        "report",
                        "user.read",
                        JSON_ANNOTATIONS,
                        OPENAPI,
                        "io.userdata.starter.problem..",
                        "io.userdata.starter.request..",
                        SPRING)
                .check();
    }
}
