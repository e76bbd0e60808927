package io.userdata.localstack.userapi.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class FaultSwitchTest {
    @Test
    void dealsOutTheFaultAfterAndAsOftenAsPlanned() {
        FaultSwitch faults = new FaultSwitch(new FaultPlan(Fault.HTML, 1, 2));
        assertThat(faults.next()).isEqualTo(Fault.NONE);
        assertThat(faults.next()).isEqualTo(Fault.HTML);
        assertThat(faults.next()).isEqualTo(Fault.HTML);
        assertThat(faults.next()).isEqualTo(Fault.NONE);
    }

    @Test
    void zeroTimesIsForEver() {
        FaultSwitch faults = new FaultSwitch(FaultPlan.always(Fault.DOWN));
        for (int i = 0; i < 100; i++) {
            assertThat(faults.next()).isEqualTo(Fault.DOWN);
        }
    }

    @Test
    void anUnknownFaultIsRefusedWithWhatIsAllowed() {
        assertThatThrownBy(() -> Fault.of("odd")).hasMessageContaining("none, down, error-body");
    }
}
