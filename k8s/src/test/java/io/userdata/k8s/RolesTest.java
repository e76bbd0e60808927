package io.userdata.k8s;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** PostgreSQL's roles are the same in containers, in the local overlay and in production. */
class RolesTest {
    private static final Path HOME = Path.of(System.getProperty("userdata.home", ".."));
    private static final Path CONTAINERS = HOME.resolve("docker/postgres/10-roles.sh");
    private static final Path LOCAL = HOME.resolve("k8s/overlays/local/postgres/10-roles.sh");

    @Test
    void theLocalOverlayHasTheScriptOfTheContainers() throws IOException {
        assumeTrue(Files.exists(CONTAINERS), CONTAINERS + " is not there to compare with");
        assertThat(LOCAL).hasSameTextualContentAs(CONTAINERS);
    }

    @Test
    void productionGrantsWhatTheScriptGrants() throws IOException {
        String production = sql(Files.readString(HOME.resolve("k8s/overlays/production/database.yaml")));
        assertThat(grants(Files.readString(LOCAL))).hasSizeGreaterThan(5).allSatisfy(grant -> assertThat(production)
                .contains(grant));
    }

    /** The statements about rights, but for those on tables, of which a new database has none. */
    private static Stream<String> grants(String script) {
        return Stream.of(sql(script).split(";", -1))
                .map(String::strip)
                .filter(statement -> statement.matches("(GRANT|REVOKE|ALTER DEFAULT|ALTER ROLE \\S+ SET) .*"))
                .filter(statement -> !statement.contains(" ON ALL "))
                .map(statement -> statement.replace("userdata, airflow FROM", "userdata FROM"));
    }

    private static String sql(String text) {
        return text.replaceAll("(?m)^ *--.*$|^\\\\.*$", "").replaceAll("\\s+", " ");
    }
}
