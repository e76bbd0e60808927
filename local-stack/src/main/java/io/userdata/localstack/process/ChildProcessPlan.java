package io.userdata.localstack.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What to run as a child.
 *
 * @param name for messages
 * @param environment added to this process's own; the place for secrets, which never stand in a command
 * @param log file that takes its output, appended to
 * @param stop what asks it to end
 * @param patience how long it has to end before it is killed
 */
public record ChildProcessPlan(
        String name,
        List<String> command,
        Map<String, String> environment,
        Path log,
        StopSignal stop,
        Duration patience) {
    public ChildProcessPlan {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }

    /** A plan with nothing added to the environment, TERM and ten seconds. */
    public static ChildProcessPlan of(String name, List<String> command, Path log) {
        return new ChildProcessPlan(name, command, Map.of(), log, StopSignal.TERM, Duration.ofSeconds(10));
    }

    public ChildProcessPlan withEnvironment(Map<String, String> added) {
        return new ChildProcessPlan(name, command, added, log, stop, patience);
    }

    public ChildProcessPlan stoppedBy(StopSignal signal) {
        return new ChildProcessPlan(name, command, environment, log, signal, patience);
    }
}
