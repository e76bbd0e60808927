package io.userdata.localstack.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.userdata.localstack.process.StartFailedException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackPlanTest {
    @TempDir
    Path folder;

    @Test
    void onlyAUserApiOnThisMachineMayBePrivate() {
        assertThat(plan(Optional.empty()).isUserApiLocal()).isTrue();
        assertThat(plan(Optional.of(URI.create("http://localhost:9000"))).isUserApiLocal())
                .isTrue();
        assertThat(plan(Optional.of(URI.create("http://192.0.2.1"))).isUserApiLocal())
                .isFalse();
    }

    @Test
    void portsFollowTheBase() {
        StackPlan plan = plan(Optional.empty());
        assertThat(plan.console()).hasToString("http://127.0.0.1:18080");
        assertThat(plan.ingest()).hasToString("http://127.0.0.1:18081");
        assertThat(plan.processor()).hasToString("http://127.0.0.1:18082");
        assertThat(plan.storage()).hasToString("http://127.0.0.1:18083");
        assertThat(plan.userApi()).hasToString("http://127.0.0.1:18084");
        assertThatThrownBy(() -> new StackPorts(65_530)).isInstanceOf(StartFailedException.class);
    }

    @Test
    void tokensAreNotShown() {
        CallerTokens tokens = CallerTokens.random();
        assertThat(tokens.toString()).doesNotContain(tokens.viewer(), tokens.operator());
        assertThat(tokens.environment().values()).doesNotContain(tokens.viewer(), tokens.operator());
    }

    private StackPlan plan(Optional<URI> userApi) {
        try (DataDirectory data = DataDirectory.open(folder)) {
            return new StackPlan(
                    folder, data, new StackPorts(18_080), CallerTokens.random(), userApi, 1, Optional.empty());
        }
    }
}
