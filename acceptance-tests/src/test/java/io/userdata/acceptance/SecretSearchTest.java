package io.userdata.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class SecretSearchTest {
    private static final String USER = """
            {"login": {"password": "boomer", "salt": "Wjvfo7IJ", "md5": "afdc0f84cdbb44c3e8f818d1f8249850",
             "sha1": "21dce91798deca7a1b05408eec2f96df28dcf69b", "sha256": "6e569ce2802d19025f9da98ff7aac8b9"}}
            """;
    private final SecretSearch secrets =
            new SecretSearch(List.of(JsonMapper.shared().readTree(USER)));

    @Test
    void saltsAndHashesAreFoundWhereverTheyStand() {
        assertThat(secrets.in("row (1,Wjvfo7IJ,x)")).containsExactly("Wjvfo7IJ");
        assertThat(secrets.in("afdc0f84cdbb44c3e8f818d1f8249850")).hasSize(1);
    }

    @Test
    void passwordsAreFoundAsValuesAndByTheirField() {
        assertThat(secrets.inRaw("{\"payload\":{\"x\":\"boomer\"}}")).containsExactly("\"x\":\"boomer\"");
        assertThat(secrets.in("{\"password\":\"other\"}")).hasSize(1);
    }

    @Test
    void wordsThatOnlyLookAlikeAreNot() {
        assertThat(secrets.inRaw("{\"boomer\":\"Boomer Street\"}")).isEmpty();
    }
}
