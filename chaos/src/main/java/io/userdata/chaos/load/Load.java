package io.userdata.chaos.load;

import io.userdata.chaos.population.PopulationGrower;
import io.userdata.chaos.population.Populations;
import io.userdata.chaos.suite.SourceConfiguration;
import io.userdata.chaos.suite.SuiteClient;
import io.userdata.localstack.process.Polling;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;

/** All that goes on beside the faults, each in a thread of its own. */
public final class Load {
    private final AtomicBoolean over = new AtomicBoolean();
    private final AtomicBoolean hangUp = new AtomicBoolean();
    private final Caller caller = new Caller(hangUp);
    private final Requests requests = new Requests();
    private final List<Thread> threads = new ArrayList<>();
    private final List<Throwable> problems = new CopyOnWriteArrayList<>();
    private final RunLoad runs;

    private Load(SuiteClient client, Clock clock, long seed) {
        this.runs = new RunLoad(client, caller, requests, clock, seed + 3);
    }

    /** Begins all of it. */
    public static Load start(SuiteClient client, Populations populations, Clock clock, long seed) {
        Load load = new Load(client, clock, seed);
        Caller caller = load.caller;
        PopulationGrower windowed = new PopulationGrower(populations.of(SourceConfiguration.WINDOWED), "w", seed);
        PopulationGrower feed = new PopulationGrower(populations.of(SourceConfiguration.FEED), "f", seed + 1);
        PushLoad pushes =
                new PushLoad(client, caller, load.requests, populations.of(SourceConfiguration.PUSHED), seed + 2);
        QuarantineLoad quarantine = new QuarantineLoad(client, caller, load.requests, populations, seed + 4);
        OperatorLoad operator =
                new OperatorLoad(client, caller, load.requests, load.runs, quarantine, windowed, seed + 5);
        load.repeat("windowed users", windowed::grow, Duration.ofMillis(80));
        load.repeat("feed users", feed::grow, Duration.ofMillis(120));
        load.repeat("pushes", pushes::step, Duration.ofMillis(700));
        load.repeat("operator", operator::step, Duration.ofSeconds(2));
        return load;
    }

    /** What was asked for and accepted so far. */
    public Requests requests() {
        return requests;
    }

    /** Lets runs go on that have given up or rest. */
    public void resumeRuns() {
        runs.resumeAll();
    }

    /** Begins nothing more and waits until all that is under way has been accepted, for a limited time. */
    public void finish(Duration patience) {
        over.set(true);
        Polling.await(patience, () -> threads.stream().noneMatch(Thread::isAlive));
        hangUp.set(true);
        Polling.await(Duration.ofSeconds(20), () -> threads.stream().noneMatch(Thread::isAlive));
    }

    /** What ended a thread before its time. */
    public List<Throwable> problems() {
        return List.copyOf(problems);
    }

    private void repeat(String name, Runnable step, Duration pause) {
        Thread thread = new Thread(
                () -> {
                    while (!over.get()) {
                        step.run();
                        Polling.await(pause, over::get);
                    }
                },
                name);
        thread.setDaemon(true);
        thread.setUncaughtExceptionHandler((ended, problem) -> problems.add(problem));
        threads.add(thread);
        thread.start();
    }
}
