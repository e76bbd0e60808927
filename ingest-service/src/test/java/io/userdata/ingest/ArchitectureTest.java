package io.userdata.ingest;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.onlyDependOnClassesThat;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.web.bind.annotation.RestController;

/** Who may know whom: what is not listed is forbidden. */
class ArchitectureTest {
    private static final String ROOT = "io.userdata.ingest.";
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.userdata.ingest");

    @ParameterizedTest
    @CsvSource({
        "budget, ''",
        "source, budget source.paging",
        "source.paging, ''",
        "source.http, source source.paging budget",
        "publish, source",
        "run, ''",
        "run.replay, ''",
        "run.schedule, run source source.paging",
        "run.owner, run run.replay run.schedule publish source budget",
        "run.request, run run.schedule publish source",
        "web, run run.request source publish",
    })
    void aPackageKnowsOnlyItsFriends(String room, String friends) {
        String[] allowed = Stream.of(
                        Stream.of(
                                "java..",
                                "org..",
                                "com..",
                                "tools..",
                                "io.micrometer..",
                                "io.swagger..",
                                "io.userdata.events..",
                                "io.userdata.starter.."),
                        Stream.of(ROOT + room),
                        Stream.of(friends.split(" "))
                                .filter(friend -> !friend.isEmpty())
                                .map(friend -> ROOT + friend))
                .flatMap(names -> names)
                .toArray(String[]::new);
        classes()
                .that()
                .resideInAPackage(ROOT + room)
                .should(onlyDependOnClassesThat(resideInAnyPackage(allowed)))
                .check(CLASSES);
    }

    @Test
    void onlyTheWebHasControllers() {
        ArchRuleDefinition.classes()
                .that()
                .areAnnotatedWith(RestController.class)
                .should()
                .resideInAPackage(ROOT + "web")
                .check(CLASSES);
    }

    @Test
    void onlyTheConsumersAndProducersOfRunsAndPagesKnowKafka() {
        ArchRuleDefinition.noClasses()
                .that(resideInAPackage(ROOT + "web")
                        .or(resideInAPackage(ROOT + "source.."))
                        .or(resideInAPackage(ROOT + "budget")))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.kafka..", "org.springframework.kafka..")
                .check(CLASSES);
    }

    @Test
    void noClassHasANameThatSaysNothing() {
        ArchRuleDefinition.noClasses()
                .should()
                .haveNameMatching(".*(Manager|Helper|Util|Utils|Impl|DTO)")
                .check(CLASSES);
    }
}
