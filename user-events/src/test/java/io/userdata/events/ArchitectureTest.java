package io.userdata.events;

import io.userdata.architecture.PackageRules;
import org.junit.jupiter.api.Test;

/** Which package may know which, and which libraries. */
class ArchitectureTest {
    private static final String JACKSON = "com.fasterxml.jackson.annotation..";

    @Test
    void packagesUseOnlyWhatIsListed() {
        PackageRules.of("io.userdata.events")
                .everywhere("org.jspecify..")
                .allow("time")
                .allow("identity")
                .allow("user", "time", "record", JACKSON)
                .allow("record", "user", JACKSON)
                .allow("run", "record", JACKSON)
                .allow("quarantine", "record", JACKSON)
                .allow("topic", "record")
                .acceptCycle("record", "user") // a user says what it lacks by the exception of records
                .check();
    }
}
