package io.userdata.localstack.userapi.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class FaultSwitchTest {
    @Test
    void dealsOutTheFaultAfterAndAsOftenAsPlanned() {
        FaultSwitch faults = new FaultSwitch(new FaultPlan(InjectedFault.HTML, 1, 2));
        assertThat(faults.next()).isEqualTo(InjectedFault.NONE);
        assertThat(faults.next()).isEqualTo(InjectedFault.HTML);
        assertThat(faults.next()).isEqualTo(InjectedFault.HTML);
        assertThat(faults.next()).isEqualTo(InjectedFault.NONE);
    }

    @Test
    void zeroTimesIsForEver() {
        FaultSwitch faults = new FaultSwitch(FaultPlan.always(InjectedFault.DOWN));
        for (int i = 0; i < 100; i++) {
            assertThat(faults.next()).isEqualTo(InjectedFault.DOWN);
        }
    }

    @Test
    void anUnknownFaultIsRefusedWithWhatIsAllowed() {
        assertThatThrownBy(() -> InjectedFault.of("odd")).hasMessageContaining("none, down, error-body");
    }
}
