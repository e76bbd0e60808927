package io.userdata.starter.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class SecurityPropertiesTest {
    private static final String HASH = "a".repeat(64);

    @Test
    void withoutTokensNothingStartsAndTheSettingIsNamed() {
        assertThatThrownBy(() -> new SecurityProperties(List.of(), List.of()))
                .hasMessageContaining("userdata.security.tokens is empty")
                .hasMessageContaining("USERDATA_SECURITY_TOKENS_0_SHA256");
    }

    @Test
    void everySettingIsBound() {
        Map<String, String> settings = Map.of(
                "userdata.security.tokens[0].name", "eve",
                "userdata.security.tokens[0].role", "viewer",
                "userdata.security.tokens[0].sha256", HASH,
                "userdata.security.hosts", "users.example,console.example");
        SecurityProperties bound = new Binder(new MapConfigurationPropertySource(settings))
                .bind("userdata.security", SecurityProperties.class)
                .get();
        assertThat(bound.tokens()).containsExactly(new SecurityProperties.Token("eve", Role.VIEWER, HASH));
        assertThat(bound.hosts()).containsExactly("users.example", "console.example");
    }

    @Test
    void tokenInPlaceOfItsHashIsRefusedWithoutShowingIt() {
        assertThatThrownBy(() -> new SecurityProperties.Token("eve", Role.VIEWER, "plain-token"))
                .hasMessageContaining("userdata.security.tokens[eve].sha256")
                .hasMessageNotContaining("plain-token");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", // printf '' | sha256sum
                "01ba4719c80b6fe911b091a7c05124b64eeece964e09c058ef8f9805daca546b", // echo | sha256sum
            })
    void theHashOfAnEmptyTokenIsRefused(String hash) {
        assertThatThrownBy(() -> new SecurityProperties.Token("eve", Role.VIEWER, hash))
                .hasMessageContaining("userdata.security.tokens[eve].sha256")
                .hasMessageContaining("empty token");
    }

    @Test
    void twoTokensOfOneNameOrOneHashAreRefused() {
        SecurityProperties.Token eve = new SecurityProperties.Token("eve", Role.VIEWER, HASH);
        SecurityProperties.Token otto = new SecurityProperties.Token("otto", Role.OPERATOR, HASH);
        SecurityProperties.Token again = new SecurityProperties.Token("eve", Role.OPERATOR, "b".repeat(64));
        assertThatThrownBy(() -> new SecurityProperties(List.of(eve, otto), List.of()))
                .hasMessageContaining("userdata.security.tokens[otto].sha256 is also that of the token eve");
        assertThatThrownBy(() -> new SecurityProperties(List.of(eve, again), List.of()))
                .hasMessageContaining("userdata.security.tokens[eve].name is also that of the token eve");
    }
}
