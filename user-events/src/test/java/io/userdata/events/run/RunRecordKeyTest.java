package io.userdata.events.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunRecordKeyTest {
    private static final UUID ID = UUID.fromString("0199e2a4-6c7b-7000-8000-000000000001");

    @Test
    void everyKeyComesBack() {
        assertThat(RunRecordKey.of("run/" + ID)).isEqualTo(new RunRecordKey.Run(ID));
        assertThat(RunRecordKey.of("slice/" + ID + "/12")).isEqualTo(new RunRecordKey.Slice(ID, 12));
        assertThat(RunRecordKey.of("source/git/hub")).isEqualTo(new RunRecordKey.Source("git/hub"));
        for (RunRecordKey key :
                List.of(new RunRecordKey.Forgotten(ID), new RunRecordKey.Claim(ID, UUID.randomUUID()))) {
            assertThat(RunRecordKey.of(key.text())).isEqualTo(key);
        }
        assertThat(new RunRecordKey.Slice(ID, 12).text()).isEqualTo("slice/" + ID + "/12");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "run/1", "slice/x/1", "job/1", "slice/0199e2a4-6c7b-7000-8000-000000000001/-1"})
    void anythingElseIsRefused(String key) {
        assertThatThrownBy(() -> RunRecordKey.of(key)).isInstanceOf(IllegalArgumentException.class);
    }
}
