package io.userdata.chaos.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class FaultScheduleTest {
    private static final Duration LENGTH = Duration.ofMinutes(60);

    @Test
    void sameSeedPlaysTheSameFaults() {
        assertThat(FaultSchedule.draw(7, LENGTH)).isEqualTo(FaultSchedule.draw(7, LENGTH));
        assertThat(FaultSchedule.draw(7, LENGTH)).isNotEqualTo(FaultSchedule.draw(8, LENGTH));
    }

    @Test
    void everyFaultIsPlayedAndEndsInTime() {
        FaultSchedule schedule = FaultSchedule.draw(3, LENGTH);
        assertThat(schedule.events().stream()
                        .map(event -> new FaultCard(event.action(), event.target()))
                        .collect(Collectors.toSet()))
                .containsAll(FaultCard.all());
        assertThat(schedule.events())
                .allSatisfy(event -> assertThat(event.end()).isLessThanOrEqualTo(LENGTH));
    }

    @Test
    void lastingFaultsAreLongerThanEveryTimeOut() {
        assertThat(FaultSchedule.draw(5, LENGTH).events())
                .filteredOn(event -> event.action() == FaultAction.FREEZE || event.action() == FaultAction.SWALLOW)
                .isNotEmpty()
                .allSatisfy(event -> assertThat(event.lasts()).isGreaterThan(Duration.ofSeconds(45)));
    }
}
