package io.userdata.events.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunsKeyTest {
    private static final UUID ID = UUID.fromString("0199e2a4-6c7b-7000-8000-000000000001");

    @Test
    void everyKeyComesBack() {
        assertThat(RunsKey.of("run/" + ID)).isEqualTo(new RunsKey.Run(ID));
        assertThat(RunsKey.of("slice/" + ID + "/12")).isEqualTo(new RunsKey.Slice(ID, 12));
        assertThat(RunsKey.of("source/git/hub")).isEqualTo(new RunsKey.Source("git/hub"));
        for (RunsKey key : List.of(new RunsKey.Forgotten(ID), new RunsKey.Claim(ID, UUID.randomUUID()))) {
            assertThat(RunsKey.of(key.text())).isEqualTo(key);
        }
        assertThat(new RunsKey.Slice(ID, 12).text()).isEqualTo("slice/" + ID + "/12");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "run/1", "slice/x/1", "job/1", "slice/0199e2a4-6c7b-7000-8000-000000000001/-1"})
    void anythingElseIsRefused(String key) {
        assertThatThrownBy(() -> RunsKey.of(key)).isInstanceOf(IllegalArgumentException.class);
    }
}
