package io.userdata.chaos.suite;

import io.userdata.localstack.process.LoopbackPorts;
import io.userdata.localstack.process.Polling;
import io.userdata.localstack.process.StartFailedException;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The suite as {@code ./run} starts it, again and again on the same data; its services reach broker and database by proxies. */
public final class LaunchedSuite implements AutoCloseable {
    private static final Duration START = Duration.ofMinutes(8);
    private static final Duration END = Duration.ofSeconds(60);

    private final SuitePlan plan;
    private final StackVariables variables;
    private Process process;

    private LaunchedSuite(SuitePlan plan, Process process) {
        this.plan = plan;
        this.variables = new StackVariables(plan.data());
        this.process = process;
    }

    /**
     * Starts it on new data and waits until it is up.
     *
     * @throws StartFailedException if it does not come up
     */
    public static LaunchedSuite start(SuitePlan plan) {
        LaunchedSuite suite = new LaunchedSuite(plan, launch(plan, 0));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> suite.launcher().destroy(), "stop the suite"));
        suite.awaitUp();
        return suite;
    }

    /** The variables of the launch that runs now. */
    public StackVariables variables() {
        return variables;
    }

    public SuitePlan plan() {
        return plan;
    }

    synchronized ProcessHandle launcher() {
        return process.toHandle();
    }

    /** Kills the launcher; its guards end all other processes. */
    public synchronized void kill() {
        process.destroyForcibly();
    }

    /** Ends the suite in good order. */
    public synchronized void stop() {
        process.destroy();
        try {
            if (!process.waitFor(END.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }

    /**
     * Starts it again with one of the configurations and waits until it is up.
     *
     * @throws StartFailedException if it does not come up
     */
    public void startAgain(int variant) {
        Process next = launch(plan, variant);
        synchronized (this) {
            process = next;
        }
        awaitUp();
    }

    private void awaitUp() {
        String pid = Long.toString(launcher().pid());
        boolean up = Polling.await(
                START,
                () -> !launcher().isAlive() || variables.value("LAUNCHER_PID").equals(pid));
        if (!up || !launcher().isAlive()) {
            throw new StartFailedException("./run did not bring the suite up (output: " + plan.output() + ")");
        }
    }

    private static Process launch(SuitePlan plan, int variant) {
        Path run = plan.home().resolve("run");
        ProcessBuilder builder = new ProcessBuilder(List.of(
                        "bash",
                        run.toString(),
                        "--data",
                        plan.data().toString(),
                        "--port-base",
                        Integer.toString(plan.portBase()),
                        "--config",
                        plan.configuration().toString(),
                        "--source",
                        "randomuser",
                        "--users",
                        "50"))
                .redirectErrorStream(true)
                .redirectInput(new File("/dev/null"))
                .redirectOutput(ProcessBuilder.Redirect.appendTo(plan.output().toFile()));
        builder.environment().put("JAVA_TOOL_OPTIONS", throughProxies(plan));
        builder.environment().remove("MAVEN_OPTS");
        try {
            SourceConfiguration.write(plan, variant);
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Properties of the JVM win over the environment that the launcher sets. */
    private static String throughProxies(SuitePlan plan) {
        return "-Duserdata.kafka.bootstrap-servers=127.0.0.1:" + plan.kafkaProxy()
                + " -Dspring.datasource.url=jdbc:postgresql://127.0.0.1:" + plan.databaseProxy() + "/userdata";
    }

    /** Ends it and waits until its processes have let go of the ports. */
    @Override
    public void close() {
        stop();
        Polling.await(END, () -> LoopbackPorts.isFree(plan.kafka()) && LoopbackPorts.isFree(plan.database()));
    }
}
