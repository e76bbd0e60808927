package io.userdata.console;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.onlyDependOnClassesThat;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may know whom: what is not listed is forbidden. */
class ArchitectureTest {
    private static final String ROOT = "io.userdata.console.";
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.userdata.console");

    @ParameterizedTest
    @CsvSource({
        "service, ''",
        "snapshot, service",
        "viewer, service snapshot",
        "forward, service",
        "health, service de.codecentric.boot.admin.server..",
        "web, ''",
    })
    void aPackageKnowsOnlyItsFriends(String room, String friends) {
        String[] allowed = Stream.of(
                        Stream.of(
                                "java..",
                                "org..",
                                "tools..",
                                "jakarta..",
                                "reactor..",
                                "io.swagger..",
                                "io.userdata.starter.."),
                        Stream.of(ROOT + room),
                        Stream.of(friends.split(" "))
                                .filter(friend -> !friend.isEmpty())
                                .map(friend -> friend.contains(".") ? friend : ROOT + friend))
                .flatMap(names -> names)
                .toArray(String[]::new);
        classes()
                .that()
                .resideInAPackage(ROOT + room)
                .should(onlyDependOnClassesThat(resideInAnyPackage(allowed)))
                .check(CLASSES);
    }
}
