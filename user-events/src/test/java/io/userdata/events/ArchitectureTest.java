package io.userdata.events;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Arrays;
import java.util.stream.Stream;

@AnalyzeClasses(packagesOf = ArchitectureTest.class, importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String EVENTS = "io.userdata.events.";

    @ArchTest
    static final ArchRule records = room("record", "user");

    @ArchTest
    static final ArchRule user = room("user", "record", "time");

    @ArchTest
    static final ArchRule identity = room("identity");

    @ArchTest
    static final ArchRule quarantine = room("quarantine", "record");

    @ArchTest
    static final ArchRule run = room("run", "record");

    @ArchTest
    static final ArchRule topic = room("topic", "record");

    @ArchTest
    static final ArchRule time = room("time");

    /** A room knows itself, the JDK, annotations and the rooms named here; nothing else. */
    private static ArchRule room(String name, String... others) {
        Stream<String> outside = Stream.of("java..", "org.jspecify..", "com.fasterxml.jackson.annotation..");
        Stream<String> rooms =
                Stream.concat(Stream.of(name), Arrays.stream(others)).map(EVENTS::concat);
        return classes()
                .that()
                .resideInAPackage(EVENTS + name)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(Stream.concat(outside, rooms).toArray(String[]::new));
    }
}
