package io.userdata.chaos.run;

import io.userdata.chaos.fault.FaultEvent;
import io.userdata.chaos.fault.FaultInjector;
import io.userdata.chaos.fault.FaultPlayer;
import io.userdata.chaos.fault.SuiteNetwork;
import io.userdata.chaos.journal.Journal;
import io.userdata.chaos.load.Load;
import io.userdata.chaos.oracle.Finding;
import io.userdata.chaos.oracle.FindingKind;
import io.userdata.chaos.oracle.Oracle;
import io.userdata.chaos.population.Populations;
import io.userdata.chaos.source.ChaosUserApi;
import io.userdata.chaos.source.SourceFaults;
import io.userdata.chaos.suite.LaunchedSuite;
import io.userdata.chaos.suite.ResourceSampler;
import io.userdata.chaos.suite.SourceConfiguration;
import io.userdata.chaos.suite.SuiteClient;
import io.userdata.chaos.suite.SuiteProcesses;
import io.userdata.localstack.process.Polling;
import io.userdata.localstack.process.StartFailedException;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One run: starts the suite, plays the faults under load, lets the flow drain, and asks the oracle. */
public final class ChaosRun {
    private static final Duration LAST_REQUESTS = Duration.ofMinutes(2);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(5);

    private final ChaosPlan plan;
    private final Journal journal;
    private final Clock clock = Clock.systemUTC();
    private final Populations populations;
    private final SourceFaults sourceFaults;

    public ChaosRun(ChaosPlan plan, Journal journal) {
        this.plan = plan;
        this.journal = journal;
        this.populations = Populations.empty(
                clock, SourceConfiguration.WINDOWED, SourceConfiguration.FEED, SourceConfiguration.PUSHED);
        this.sourceFaults = new SourceFaults(plan.seed());
    }

    /**
     * Runs it to its end.
     *
     * @throws StartFailedException if the suite does not come up at the beginning
     */
    public ChaosResult call() throws IOException {
        tellSchedule();
        try (SuiteNetwork network = new SuiteNetwork(plan.suite());
                ChaosUserApi api = new ChaosUserApi(
                        plan.suite().userApi(),
                        populations.of(SourceConfiguration.WINDOWED),
                        populations.of(SourceConfiguration.FEED),
                        sourceFaults);
                LaunchedSuite suite = LaunchedSuite.start(plan.suite())) {
            journal.line("the suite is up, its user API on port %d", api.port());
            return withSuite(suite, network);
        }
    }

    private ChaosResult withSuite(LaunchedSuite suite, SuiteNetwork network) {
        SuiteProcesses processes = new SuiteProcesses(suite);
        SuiteClient client = new SuiteClient(suite.variables());
        ResourceSampler sampler = new ResourceSampler(processes, plan.suite().data());
        FaultPlayer player = new FaultPlayer(new FaultInjector(suite, processes, network, sourceFaults), journal);
        Load load = Load.start(client, populations, clock, plan.seed());
        List<Finding> broken = new ArrayList<>();
        try (ProgressTicker ticker = new ProgressTicker(journal, sampler, populations, load.requests())) {
            ticker.start();
            player.play(plan.faults(), plan.length());
            journal.line("no more faults; %s", load.requests().summary());
        } catch (StartFailedException e) {
            broken.add(new Finding(FindingKind.SUITE, "launch", String.valueOf(e.getMessage())));
        }
        sourceFaults.stop();
        load.finish(LAST_REQUESTS);
        load.problems()
                .forEach(problem -> broken.add(new Finding(
                        FindingKind.SUITE, "load", problem.getClass().getName())));
        if (broken.isEmpty()) {
            broken.addAll(drain(new Oracle(suite, client, populations, load.requests()), load));
        }
        sampler.sample(journal.elapsed());
        return new ChaosResult(plan.seed(), broken, counts(load), sampler.samples());
    }

    private List<Finding> drain(Oracle oracle, Load load) {
        Instant until = clock.instant();
        long start = System.nanoTime();
        List<Finding> left = oracle.findings(until);
        while (!left.isEmpty() && System.nanoTime() - start < plan.patience().toNanos()) {
            journal.line("draining: %d differences left, such as %s", left.size(), left.get(0));
            load.resumeRuns();
            Polling.await(BETWEEN_LOOKS, () -> false);
            left = oracle.findings(until);
        }
        journal.line("drained: %d differences left", left.size());
        return left;
    }

    private Map<String, Long> counts(Load load) {
        return Map.of(
                "states", (long) populations.size(),
                "pushes", (long) load.requests().pushes().size(),
                "fixes", (long) load.requests().fixes().size(),
                "deletes", (long) load.requests().deletes().size(),
                "faults", (long) plan.faults().events().size());
    }

    private void tellSchedule() {
        journal.line(
                "seed %d, %d faults in %d s:",
                plan.seed(), plan.faults().events().size(), plan.length().toSeconds());
        for (FaultEvent event : plan.faults().events()) {
            journal.plain("  at %4d s  %s".formatted(event.at().toSeconds(), event.text()));
        }
    }
}
