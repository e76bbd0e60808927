package io.userdata.storage.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.userdata.storage.fixture.TestDatabase;
import io.userdata.storage.fixture.TestServers;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The version that was released last runs beside the schema of this one, as it does during a rolling upgrade. */
class ExpandingMigrationsIT {
    private static final String MIGRATIONS = "classpath:db/migration";
    /** The newest migration of the last release; a release moves it. */
    private static final String RELEASED = "8";

    private final TestDatabase database = TestServers.database();

    @Test
    void theReleasedVersionReadsAndWritesTheSchemaOfThisOne() {
        SchemaOutline released = SchemaOutline.of(database, RELEASED, MIGRATIONS);
        SchemaOutline latest = SchemaOutline.of(database, "latest", MIGRATIONS);
        assertThat(released.columns()).isNotEmpty();
        assertThat(released.brokenBy(latest)).isEmpty();
    }

    @Test
    void whatAVersionBeforeCannotWriteIsSeen() {
        SchemaOutline before = SchemaOutline.of(database, "4", MIGRATIONS);
        SchemaOutline after = SchemaOutline.of(database, "5", MIGRATIONS);
        assertThat(before.brokenBy(after)).containsExactly("public.user_changes.before is gone");
    }

    @Test
    void everyWayToBreakItIsSeen() {
        SchemaOutline before = SchemaOutline.of(database, "latest", MIGRATIONS);
        SchemaOutline after = SchemaOutline.of(database, "latest", MIGRATIONS, "classpath:db/breaking");
        List<String> broken = before.brokenBy(after);
        assertThat(broken)
                .contains(
                        "public.runs.kind is gone",
                        "public.runs.slices is another type",
                        "public.runs.obligatory must be filled",
                        "public.users.email must be filled",
                        "public.quarantine_actions.who is gone",
                        "reporting.freshness.source is gone");
        assertThat(broken).anyMatch(text -> text.contains("quality_score > 0") && text.endsWith("refuses rows"));
        assertThat(broken).anyMatch(text -> text.contains("users_by_email") && text.endsWith("refuses rows"));
    }
}
