package io.userdata.localstack;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.userdata.localstack", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule whoMayKnowWhom = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("process")
            .definedBy("..localstack.process")
            .layer("files")
            .definedBy("..localstack.files")
            .layer("broker")
            .definedBy("..localstack.broker")
            .layer("database")
            .definedBy("..localstack.database")
            .layer("userapi")
            .definedBy("..localstack.userapi")
            .layer("person")
            .definedBy("..localstack.userapi.person")
            .layer("fault")
            .definedBy("..localstack.userapi.fault")
            .layer("stack")
            .definedBy("..localstack.stack")
            .layer("run")
            .definedBy("..localstack.run")
            .layer("terminal")
            .definedBy("..localstack.terminal")
            .layer("launcher")
            .definedBy("..localstack.launcher")
            .ensureAllClassesAreContainedInArchitecture()
            .whereLayer("process")
            .mayOnlyAccessLayers("files")
            .whereLayer("files")
            .mayNotAccessAnyLayer()
            .whereLayer("broker")
            .mayOnlyAccessLayers("process", "files")
            .whereLayer("database")
            .mayOnlyAccessLayers("process", "files")
            .whereLayer("person")
            .mayNotAccessAnyLayer()
            .whereLayer("fault")
            .mayNotAccessAnyLayer()
            .whereLayer("userapi")
            .mayOnlyAccessLayers("process", "person", "fault")
            .whereLayer("stack")
            .mayOnlyAccessLayers("process", "files", "broker", "database", "userapi")
            .whereLayer("run")
            .mayOnlyAccessLayers("process", "files")
            .whereLayer("terminal")
            .mayOnlyAccessLayers("run", "stack")
            .whereLayer("launcher")
            .mayOnlyAccessLayers("process", "userapi", "stack", "run", "terminal");

    @ArchTest
    static final ArchRule noCycles =
            slices().matching("..localstack.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule theBrokerIsAProcessAndNothingElse = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.kafka..", "kafka..", "org.postgresql..", "org.slf4j..");

    @ArchTest
    static final ArchRule theSuiteIsKnownOverHttpOnly = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.userdata.events..", "io.userdata.starter..");

    @ArchTest
    static final ArchRule oneLibraryHasOneRoom = noClasses()
            .that()
            .resideOutsideOfPackages("..userapi.person", "..terminal", "..userapi", "..launcher", "..database")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("net.datafaker..", "me.tongfei..", "picocli..", "org.apache.commons..", "org.yaml..");
}
