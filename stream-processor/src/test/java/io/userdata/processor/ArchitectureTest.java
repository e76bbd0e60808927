package io.userdata.processor;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.stream.Stream;

/** Which room may know which: an allow-list. */
@AnalyzeClasses(packagesOf = ArchitectureTest.class, importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String PROCESSOR = "io.userdata.processor.";
    private static final String SPRING = "org.springframework..";
    private static final String JACKSON = "tools.jackson..";
    private static final String KAFKA = "org.apache.kafka..";
    private static final List<String> SPARK = List.of("org.apache.spark..", "org.apache.hadoop.util..", "scala..");

    @ArchTest
    static final ArchRule checkpoint = room("checkpoint", List.of(), JACKSON);

    @ArchTest
    static final ArchRule query = room(
            "query",
            List.of("checkpoint"),
            Stream.concat(SPARK.stream(), Stream.of(SPRING, JACKSON)).toArray(String[]::new));

    @ArchTest
    static final ArchRule lane =
            room("lane", List.of("query", "checkpoint"), SPRING, JACKSON, KAFKA, "io.micrometer..");

    @ArchTest
    static final ArchRule web =
            room("web", List.of("lane", "query", "checkpoint"), SPRING, "io.swagger.v3.oas.annotations..");

    /** A room knows itself, the JDK, the contract, the transform, the starter, and what is named here; nothing else. */
    private static ArchRule room(String name, List<String> rooms, String... libraries) {
        Stream<String> always = Stream.of(
                "java..",
                "org.jspecify..",
                "org.slf4j..",
                "io.userdata.events..",
                "io.userdata.transform..",
                "io.userdata.starter..");
        Stream<String> known = Stream.concat(Stream.of(name), rooms.stream()).map(PROCESSOR::concat);
        return classes()
                .that()
                .resideInAPackage(PROCESSOR + name)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(Stream.of(always, known, Stream.of(libraries))
                        .flatMap(packages -> packages)
                        .toArray(String[]::new));
    }
}
