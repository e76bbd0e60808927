package io.userdata.ingest;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.onlyDependOnClassesThat;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.web.bind.annotation.RestController;

/** Who may know whom: what is not listed is forbidden. */
class ArchitectureTest {
    private static final String ROOT = "io.userdata.ingest.";
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.userdata.ingest");

    /** The packages that a package may know, by its name. */
    private static final Map<String, String> FRIENDS = Map.ofEntries(
            entry("source.limit", ""),
            entry("source.pagination", ""),
            entry("source.config", "source.limit source.pagination"),
            entry("source", "source.config source.pagination"),
            entry("source.http", "source source.config source.limit source.pagination"),
            entry("publish", "source source.config"),
            entry("publish.preview", "publish source source.config"),
            entry("run", ""),
            entry("run.model", "source source.config source.pagination"),
            entry("run.view", "run run.model source source.config"),
            entry("run.command", "run run.model run.view publish source source.config"),
            entry("run.worker.replay", ""),
            entry("run.worker.commit", "run run.model publish source"),
            entry("run.worker.command", "run.model run.worker.commit publish source"),
            entry(
                    "run.worker.fetch",
                    "run.model run.worker.commit run.worker.replay publish source source.config source.limit"),
            entry("run.worker.poll", "run.model run.worker.commit source source.config source.pagination"),
            entry(
                    "run.worker",
                    "run run.model run.worker.commit run.worker.command run.worker.fetch run.worker.poll run.worker.replay publish source source.limit"),
            entry("web", "run.model run.command run.view source source.config source.pagination publish.preview"));

    static Stream<String> rooms() {
        return FRIENDS.keySet().stream().sorted();
    }

    @ParameterizedTest
    @MethodSource("rooms")
    void aPackageKnowsOnlyItsFriends(String room) {
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
                        Stream.of(FRIENDS.getOrDefault(room, "").split(" "))
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
    void noPackagesKnowOneAnotherInACircle() {
        slices().matching(ROOT + "(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void everyPackageHasItsRule() {
        assertThat(CLASSES.stream().map(JavaClass::getPackageName).filter(name -> name.startsWith(ROOT)))
                .allMatch(name -> FRIENDS.containsKey(name.substring(ROOT.length())));
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
                .that(resideInAPackage(ROOT + "web").or(resideInAPackage(ROOT + "source..")))
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
