package io.userdata.ingest;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.userdata.architecture.PackageRules;
import org.junit.jupiter.api.Test;
import org.springframework.web.bind.annotation.RestController;

/** Which package may know which, and which libraries. */
class ArchitectureTest {
    private static final String SPRING = "org.springframework..";
    private static final String KAFKA = "org.apache.kafka..";
    private static final String JACKSON = "tools.jackson..";
    private static final String METERS = "io.micrometer.core..";
    private static final String LOG = "org.slf4j..";
    private static final String JSON_ANNOTATIONS = "com.fasterxml.jackson.annotation..";
    private static final String OPENAPI = "io.swagger.v3.oas.annotations..";
    private static final String SPRINGDOC = "org.springdoc..";
    private static final String VALIDATION = "jakarta.validation..";
    private static final String VALIDATION_TIME = "org.hibernate.validator..";
    private static final String UUIDS = "com.fasterxml.uuid..";

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.userdata.ingest");

    @Test
    void packagesUseOnlyWhatIsListed() {
        PackageRules.of("io.userdata.ingest")
                .everywhere("org.jspecify..", "io.userdata.events..")
                .allow("", SPRING)
                .allow(
                        "publish",
                        "source",
                        "source.config",
                        VALIDATION,
                        VALIDATION_TIME,
                        UUIDS,
                        METERS,
                        "io.userdata.starter.json..",
                        "io.userdata.starter.topic..",
                        KAFKA,
                        SPRING,
                        JACKSON)
                .allow(
                        "publish.preview",
                        "publish",
                        "source",
                        "source.config",
                        JSON_ANNOTATIONS,
                        "io.userdata.starter.json..",
                        KAFKA,
                        SPRING,
                        JACKSON)
                .allow("run", VALIDATION, VALIDATION_TIME, SPRING)
                .allow(
                        "run.command",
                        "publish",
                        "run",
                        "run.model",
                        "run.view",
                        "source",
                        "source.config",
                        "io.userdata.starter.problem..",
                        "io.userdata.starter.topic..",
                        KAFKA,
                        SPRING,
                        JACKSON)
                .allow("run.model", "source", "source.config", UUIDS, "io.userdata.starter.json..", KAFKA, JACKSON)
                .allow(
                        "run.view",
                        "run",
                        "run.model",
                        "source",
                        "source.config",
                        METERS,
                        "io.userdata.starter.problem..",
                        "io.userdata.starter.topic..",
                        KAFKA,
                        LOG,
                        SPRING)
                .allow(
                        "run.worker",
                        "publish",
                        "run",
                        "run.model",
                        "run.worker.command",
                        "run.worker.commit",
                        "run.worker.fetch",
                        "run.worker.poll",
                        "run.worker.replay",
                        "source",
                        "source.limit",
                        METERS,
                        "io.userdata.starter.topic..",
                        KAFKA,
                        LOG,
                        SPRING)
                .allow(
                        "run.worker.command",
                        "publish",
                        "run.model",
                        "run.worker.commit",
                        "source",
                        METERS,
                        "io.userdata.starter.problem..",
                        LOG)
                .allow(
                        "run.worker.commit",
                        "publish",
                        "run",
                        "run.model",
                        "source",
                        METERS,
                        "io.userdata.starter.topic..",
                        KAFKA,
                        LOG)
                .allow(
                        "run.worker.fetch",
                        "publish",
                        "run.model",
                        "run.worker.commit",
                        "run.worker.replay",
                        "source",
                        "source.config",
                        "source.limit",
                        "io.userdata.starter.problem..",
                        LOG)
                .allow(
                        "run.worker.poll",
                        "run.model",
                        "run.worker.commit",
                        "source",
                        "source.config",
                        "source.pagination",
                        "io.userdata.starter.problem..",
                        "io.userdata.starter.topic..",
                        LOG)
                .allow(
                        "run.worker.replay",
                        "io.userdata.starter.json..",
                        "io.userdata.starter.topic..",
                        KAFKA,
                        LOG,
                        SPRING,
                        JACKSON)
                .allow("source", "source.config", "source.pagination", SPRING, JACKSON)
                .allow("source.config", "source.limit", "source.pagination", SPRING, JACKSON)
                .allow(
                        "source.http",
                        "source",
                        "source.config",
                        "source.limit",
                        "source.pagination",
                        "io.userdata.starter.json..",
                        SPRING,
                        JACKSON)
                .allow("source.limit", SPRING)
                .allow("source.pagination", SPRING, JACKSON)
                .allow(
                        "web",
                        "publish.preview",
                        "run.command",
                        "run.model",
                        "run.view",
                        "source",
                        "source.config",
                        JSON_ANNOTATIONS,
                        OPENAPI,
                        "io.userdata.starter.problem..",
                        "io.userdata.starter.request..",
                        LOG,
                        SPRINGDOC,
                        SPRING,
                        JACKSON)
                .check();
    }

    @Test
    void onlyTheWebHasControllers() {
        classes()
                .that()
                .areAnnotatedWith(RestController.class)
                .should()
                .resideInAPackage("io.userdata.ingest.web")
                .check(CLASSES);
    }

    @Test
    void onlyTheConsumersAndProducersOfRunsAndPagesKnowKafka() {
        noClasses()
                .that(resideInAPackage("io.userdata.ingest.web").or(resideInAPackage("io.userdata.ingest.source..")))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.kafka..", "org.springframework.kafka..")
                .check(CLASSES);
    }
}
