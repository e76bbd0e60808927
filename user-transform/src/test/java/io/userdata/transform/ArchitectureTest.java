package io.userdata.transform;

import io.userdata.architecture.PackageRules;
import org.junit.jupiter.api.Test;

/** Which package may know which, and which libraries. */
class ArchitectureTest {
    private static final String JACKSON = "tools.jackson..";
    private static final String LOG = "org.slf4j..";
    private static final String JSON_ANNOTATIONS = "com.fasterxml.jackson.annotation..";
    private static final String PHONES = "com.google.i18n.phonenumbers..";
    private static final String ICU = "com.ibm.icu..";

    @Test
    void packagesUseOnlyWhatIsListed() {
        PackageRules.of("io.userdata.transform")
                .everywhere("org.jspecify..", "io.userdata.events..")
                .allow("", "cleaning", "codec", "enrichment", "mapping", "quality", LOG, JACKSON)
                .allow("cleaning", "mapping", PHONES, ICU)
                .allow("codec", "mapping", JSON_ANNOTATIONS, JACKSON)
                .allow("enrichment", PHONES, ICU)
                .allow("mapping", JACKSON)
                .allow("quality")
                .check();
    }
}
