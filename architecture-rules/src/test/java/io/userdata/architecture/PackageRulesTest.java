package io.userdata.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;

class PackageRulesTest {
    private static final String EXAMPLE = "io.userdata.architecture.example";
    private static final String JSPECIFY = "org.jspecify..";

    @Test
    void whatIsListedIsAllowed() {
        assertThat(rules(EXAMPLE)
                        .everywhere(JSPECIFY)
                        .allow("upper", "lower")
                        .allow("lower")
                        .allow("circle.one", "circle.two")
                        .allow("circle.two", "circle.one")
                        .acceptCycle("circle.one", "circle.two")
                        .problems())
                .isEmpty();
    }

    @Test
    void aPackageThatIsNotListedIsNamed() {
        assertThat(rules(EXAMPLE + ".upper").problems()).containsExactly("package \"\" is not listed");
    }

    @Test
    void aPackageThatIsGoneIsNamed() {
        assertThat(rules(EXAMPLE + ".lower").allow("", JSPECIFY).allow("gone").problems())
                .containsExactly("package \"gone\" is listed and does not exist");
    }

    @Test
    void whatIsNotListedIsForbidden() {
        assertThat(rules(EXAMPLE + ".upper").allow("").problems())
                .containsExactly(
                        "package \"\" may not use " + EXAMPLE + ".lower: Page",
                        "package \"\" may not use org.jspecify.annotations: package-info");
    }

    @Test
    void aLibraryIsNoBeginningOfAName() {
        assertThat(rules(EXAMPLE + ".lower").allow("", "org.jspec..").problems())
                .containsExactly("package \"\" may not use org.jspecify.annotations: package-info");
    }

    @Test
    void aCycleIsNamed() {
        PackageRules rules = rules(EXAMPLE + ".circle")
                .everywhere(JSPECIFY)
                .allow("one", "two")
                .allow("two", "one");
        assertThat(rules.problems()).containsExactly("packages form a cycle: one, two");
        assertThatThrownBy(rules::check).isInstanceOf(AssertionError.class).hasMessageContaining("one, two");
    }

    @Test
    void aClassWithANameThatSaysNothingIsNamed() {
        assertThat(rules("io.userdata.architecture.badly")
                        .everywhere(JSPECIFY)
                        .allow("named")
                        .problems())
                .containsExactly("class LineHelper has a name that does not say what it does");
    }

    @Test
    void aPackageIsListedOnce() {
        PackageRules rules = rules(EXAMPLE).allow("upper");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> rules.allow("upper"))
                .withMessage("package upper is listed twice");
    }

    private static PackageRules rules(String root) {
        return PackageRules.of(root, new ClassFileImporter().importPackages(root));
    }
}
