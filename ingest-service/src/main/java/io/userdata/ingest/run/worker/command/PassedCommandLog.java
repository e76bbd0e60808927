package io.userdata.ingest.run.worker.command;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.userdata.starter.metrics.MetricNames;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/** Counts and remembers the commands that were passed over: they have no effect and never will. */
public final class PassedCommandLog {
    private final MeterRegistry registry;
    private final Map<Integer, String> latest = new ConcurrentSkipListMap<>();

    public PassedCommandLog(MeterRegistry registry) {
        this.registry = registry;
        Arrays.stream(PassedCommand.values()).forEach(this::counter);
    }

    void add(ReceivedCommand command, PassedCommand reason) {
        counter(reason).increment();
        latest.put(command.partition(), "offset " + command.offset() + ": " + reason);
    }

    private Counter counter(PassedCommand reason) {
        return registry.counter(MetricNames.COMMANDS_PASSED, "reason", reason.name());
    }

    /** The latest command of each partition that was passed over since this instance started. */
    public Map<Integer, String> latest() {
        return Collections.unmodifiableMap(latest);
    }
}
