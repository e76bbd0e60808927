package io.userdata.transform.codec;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReasonCodeTest {
    @Test
    void reasonsHoldNothingOfThePerson() {
        for (ReasonCode code : ReasonCode.values()) {
            assertThat(code.reason(null).message()).endsWith(".").doesNotContain("%");
        }
    }
}
