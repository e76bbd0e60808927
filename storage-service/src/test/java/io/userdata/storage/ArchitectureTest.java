package io.userdata.storage;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Arrays;
import java.util.stream.Stream;

@AnalyzeClasses(packagesOf = ArchitectureTest.class, importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String STORAGE = "io.userdata.storage.";

    @ArchTest
    static final ArchRule fault = room("fault");

    @ArchTest
    static final ArchRule database = room("database", "fault");

    @ArchTest
    static final ArchRule ledger = room("ledger", "fault", "hop");

    @ArchTest
    static final ArchRule hop = room("hop");

    @ArchTest
    static final ArchRule user = room("user");

    @ArchTest
    static final ArchRule userRead = room("user.read", "user");

    @ArchTest
    static final ArchRule userWrite = room("user.write", "ledger", "user");

    @ArchTest
    static final ArchRule run = room("run");

    @ArchTest
    static final ArchRule quarantine = room("quarantine", "fault");

    @ArchTest
    static final ArchRule quarantineOperations = room("quarantine.operations", "fault", "ledger", "quarantine");

    @ArchTest
    static final ArchRule report = room("report", "fault");

    @ArchTest
    static final ArchRule history = room("history", "fault");

    @ArchTest
    static final ArchRule consume =
            room("consume", "database", "fault", "ledger", "quarantine", "run", "user", "user.write");

    @ArchTest
    static final ArchRule web =
            room("web", "fault", "ledger", "quarantine", "quarantine.operations", "report", "user.read");

    /** A room knows itself and, of this service, the rooms named here; nothing else. */
    private static ArchRule room(String name, String... others) {
        String[] rooms = Stream.concat(Stream.of(name), Arrays.stream(others))
                .map(STORAGE::concat)
                .toArray(String[]::new);
        return classes()
                .that()
                .resideInAPackage(STORAGE + name)
                .should()
                .onlyDependOnClassesThat(com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage(
                                "io.userdata.storage..")
                        .or(com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage(rooms)));
    }
}
