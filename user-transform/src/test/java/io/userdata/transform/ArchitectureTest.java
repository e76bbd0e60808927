package io.userdata.transform;

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
    private static final String TRANSFORM = "io.userdata.transform";
    private static final String JACKSON = "tools.jackson..";
    private static final String PHONES = "com.google.i18n.phonenumbers..";
    private static final String ICU = "com.ibm.icu..";

    @ArchTest
    static final ArchRule mapping = room(".mapping", List.of(), JACKSON);

    @ArchTest
    static final ArchRule cleaning = room(".cleaning", List.of(".mapping"), PHONES, ICU);

    @ArchTest
    static final ArchRule enrichment = room(".enrichment", List.of(), PHONES, ICU);

    @ArchTest
    static final ArchRule quality = room(".quality", List.of());

    @ArchTest
    static final ArchRule codec = room(".codec", List.of(".mapping"), JACKSON, "com.fasterxml.jackson.annotation..");

    @ArchTest
    static final ArchRule transform = room(
            "",
            List.of(".mapping", ".cleaning", ".enrichment", ".quality", ".codec"),
            "tools.jackson.databind.json..",
            "org.slf4j..");

    /** A room knows itself, the JDK, the contract, and what is named here; nothing else. */
    private static ArchRule room(String name, List<String> rooms, String... libraries) {
        Stream<String> always = Stream.of("java..", "org.jspecify..", "io.userdata.events..");
        Stream<String> known = Stream.concat(Stream.of(name), rooms.stream()).map(TRANSFORM::concat);
        return classes()
                .that()
                .resideInAPackage(TRANSFORM + name)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(Stream.of(always, known, Stream.of(libraries))
                        .flatMap(packages -> packages)
                        .toArray(String[]::new));
    }
}
