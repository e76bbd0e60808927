package io.userdata.chaos.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.userdata.chaos.fault.FaultSchedule;
import io.userdata.chaos.journal.Journal;
import io.userdata.chaos.suite.SuitePlan;
import io.userdata.localstack.process.StartFailedException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

/** The command line of {@code chaos/run}: exit status 0 if all is right, 1 if not, 2 if it could not run. */
@Command(
        name = "chaos/run",
        sortOptions = false,
        description = {
            "Starts the whole suite, breaks it on purpose for a while, and compares what it holds with what it was"
                    + " given.",
            ""
        })
public final class ChaosCommand implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofMinutes(8);

    @Option(names = "--minutes", paramLabel = "M", defaultValue = "10", description = "How long (${DEFAULT-VALUE}).")
    private long minutes;

    @Option(names = "--seed", paramLabel = "S", defaultValue = "1", description = "What follows (${DEFAULT-VALUE}).")
    private long seed;

    @Option(names = "--data", paramLabel = "DIR", description = "New folder for the suite's data (a temporary one).")
    private @Nullable Path data;

    @Option(
            names = "--port-base",
            paramLabel = "N",
            defaultValue = "18080",
            description = "First of eleven ports on 127.0.0.1 (${DEFAULT-VALUE}).")
    private int portBase;

    @Option(names = "--result", paramLabel = "FILE", description = "Where the result goes as JSON (beside the data).")
    private @Nullable Path result;

    @Option(names = "--print-schedule", description = "Show the faults of the seed and end.")
    private boolean scheduleOnly;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this and end.")
    @SuppressWarnings("UnusedVariable") // picocli sets and reads it
    private boolean help;

    @Override
    public Integer call() throws IOException {
        Journal journal = new Journal(System.out);
        Duration length = Duration.ofMinutes(minutes);
        FaultSchedule schedule = FaultSchedule.draw(seed, length);
        if (scheduleOnly) {
            schedule.events()
                    .forEach(event ->
                            journal.plain("%4d s  %s".formatted(event.at().toSeconds(), event.text())));
            return 0;
        }
        Path home = Path.of(System.getProperty("userdata.home", "."))
                .toAbsolutePath()
                .normalize();
        Path folder = data == null ? Files.createTempDirectory("chaos").resolve("data") : data.toAbsolutePath();
        ChaosPlan plan = new ChaosPlan(new SuitePlan(home, folder, portBase), seed, length, schedule, PATIENCE);
        journal.line("data in %s", folder);
        ChaosResult outcome = new ChaosRun(plan, journal).call();
        ResultTable.of(outcome).forEach(journal::plain);
        Path file = result == null ? folder.resolveSibling("chaos-result.json") : result;
        Files.writeString(
                file, JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(outcome));
        return outcome.findings().isEmpty() ? 0 : 1;
    }

    public static void main(String[] arguments) {
        CommandLine line = new CommandLine(new ChaosCommand());
        line.setErr(new PrintWriter(System.err, true, UTF_8));
        line.setExecutionExceptionHandler((error, command, parsed) -> couldNotRun(error, command));
        System.exit(line.execute(arguments));
    }

    private static int couldNotRun(Exception error, CommandLine command) throws Exception {
        if (error instanceof StartFailedException || error instanceof IOException) {
            command.getErr().println("chaos/run: " + error.getMessage());
            return CommandLine.ExitCode.USAGE;
        }
        throw error;
    }
}
