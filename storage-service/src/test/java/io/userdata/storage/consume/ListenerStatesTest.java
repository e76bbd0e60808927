package io.userdata.storage.consume;

import static org.assertj.core.api.Assertions.assertThat;

import io.userdata.storage.fault.FaultClass;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class ListenerStatesTest {
    private static final FaultClass GONE = new FaultClass.Infrastructure("08006");

    private Instant now = Instant.parse("2026-03-01T10:00:00Z");
    private final ListenerStates flows = new ListenerStates(new Clock() {
        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    });

    @Test
    void nothingIsSteadyBeforeEveryListenerHasBegun() {
        flows.flowing(StorageListener.LIVE);

        assertThat(flows.steadySince()).isEmpty();
    }

    @Test
    void steadyTimeBeginsAnewWhenTheDatabaseIsBack() {
        StorageListener.IDS.forEach(flows::flowing);
        assertThat(flows.steadySince()).contains(now);

        assertThat(flows.broken(StorageListener.LIVE, GONE)).isFalse();
        assertThat(flows.steadySince()).isEmpty();

        now = now.plusSeconds(30);
        flows.flowing(StorageListener.LIVE);
        assertThat(flows.steadySince()).contains(now);
    }

    @Test
    void waitingIsToldWithItsFirstMoment() {
        Instant first = now;
        flows.broken(StorageListener.LIVE, GONE);
        now = now.plusSeconds(30);
        flows.broken(StorageListener.LIVE, GONE);

        assertThat(flows.all().get(StorageListener.LIVE))
                .isEqualTo(new ListenerState.Waiting(first, new FaultClass.Infrastructure("08006")));
    }

    @Test
    void anUnexplainedFaultStopsAndIsNotForgotten() {
        StorageListener.IDS.forEach(flows::flowing);
        assertThat(flows.broken(StorageListener.LIVE, new FaultClass.Unexplained("42P01")))
                .isTrue();
        flows.broken(StorageListener.LIVE, GONE);

        assertThat(flows.all().get(StorageListener.LIVE)).isEqualTo(new ListenerState.Stopped(now, "42P01"));
        assertThat(flows.steadySince()).isPresent();
    }
}
