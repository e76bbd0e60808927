package io.userdata.chaos.run;

import io.userdata.chaos.fault.FaultSchedule;
import io.userdata.chaos.suite.SuitePlan;
import java.time.Duration;

/**
 * What a run of chaos does.
 *
 * @param length of the time in which faults are played
 * @param patience how long the flow may take to drain after it
 */
public record ChaosPlan(SuitePlan suite, long seed, Duration length, FaultSchedule faults, Duration patience) {}
