package io.userdata.starter.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class SecurityPropertiesTest {
    private static final String HASH = "a".repeat(64);

    @Test
    void withoutTokensNothingStartsAndTheSettingIsNamed() {
        assertThatThrownBy(() -> new SecurityProperties(List.of()))
                .hasMessageContaining("userdata.security.tokens is empty")
                .hasMessageContaining("USERDATA_SECURITY_TOKENS_0_SHA256");
    }

    @Test
    void everySettingIsBound() {
        Map<String, String> settings = Map.of(
                "userdata.security.tokens[0].name", "eve",
                "userdata.security.tokens[0].role", "viewer",
                "userdata.security.tokens[0].sha256", HASH);
        SecurityProperties bound = new Binder(new MapConfigurationPropertySource(settings))
                .bind("userdata.security", SecurityProperties.class)
                .get();
        assertThat(bound.tokens()).containsExactly(new SecurityProperties.Token("eve", Role.VIEWER, HASH));
    }

    @Test
    void tokenInPlaceOfItsHashIsRefusedWithoutShowingIt() {
        assertThatThrownBy(() -> new SecurityProperties.Token("eve", Role.VIEWER, "plain-token"))
                .hasMessageContaining("userdata.security.tokens[eve].sha256")
                .hasMessageNotContaining("plain-token");
    }
}
