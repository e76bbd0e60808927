package io.userdata.chaos.fault;

import io.userdata.chaos.source.SourceFaults;
import io.userdata.chaos.suite.LaunchedSuite;
import io.userdata.chaos.suite.SuitePart;
import io.userdata.chaos.suite.SuiteProcesses;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Does to the suite what an event says, and ends what lasts. */
public final class FaultInjector {
    private static final Duration DELAY = Duration.ofMillis(150);

    private final LaunchedSuite suite;
    private final SuiteProcesses processes;
    private final SuiteNetwork network;
    private final SourceFaults source;
    private final Map<SuitePart, List<Long>> frozen = new EnumMap<>(SuitePart.class);
    private int launches;

    public FaultInjector(LaunchedSuite suite, SuiteProcesses processes, SuiteNetwork network, SourceFaults source) {
        this.suite = suite;
        this.processes = processes;
        this.network = network;
        this.source = source;
    }

    /** Begins the fault; returns what came of it, for the journal. */
    String begin(FaultEvent event) {
        return switch (event.action()) {
            case KILL -> event.target() == SuitePart.LAUNCHER ? killLauncher() : kill(event.target());
            case FREEZE -> freeze(event.target());
            case SWALLOW -> done(network.to(event.target())::swallow);
            case DISCONNECT -> done(network.to(event.target())::disconnect);
            case DELAY -> done(() -> network.to(event.target()).delay(DELAY));
            case SOURCE_OUTAGE -> done(source::beginOutage);
            case RECONFIGURE -> reconfigure();
        };
    }

    /** Ends the fault; nothing for one that was over at once. */
    void end(FaultEvent event) {
        switch (event.action()) {
            case FREEZE -> thaw(event.target());
            case SWALLOW -> network.to(event.target()).restore();
            case DELAY -> network.to(event.target()).delay(Duration.ZERO);
            case SOURCE_OUTAGE -> source.endOutage();
            case KILL, DISCONNECT, RECONFIGURE -> {}
        }
    }

    /** Ends all that lasts. */
    public void endAll() {
        letStart();
        source.endOutage();
    }

    private String kill(SuitePart part) {
        return "killed " + processes.signal(part, "KILL");
    }

    private String killLauncher() {
        letStart();
        suite.kill();
        suite.startAgain(launches);
        return "killed, and up again";
    }

    private String reconfigure() {
        letStart();
        suite.stop();
        launches++;
        suite.startAgain(launches);
        return "stopped, and up again with configuration " + launches;
    }

    /** A launch gives up where its parts do not become ready, and parts that are frozen do not end. */
    private void letStart() {
        List.copyOf(frozen.keySet()).forEach(this::thaw);
        network.restore();
    }

    private String freeze(SuitePart part) {
        List<Long> pids = processes.of(part);
        List<Long> all = new ArrayList<>(frozen.getOrDefault(part, List.of()));
        all.addAll(pids);
        frozen.put(part, all);
        return "stopped " + processes.signal(pids, "STOP");
    }

    private void thaw(SuitePart part) {
        List<Long> pids = frozen.remove(part);
        processes.signal(pids == null ? List.of() : pids, "CONT");
    }

    private static String done(Runnable action) {
        action.run();
        return "";
    }
}
