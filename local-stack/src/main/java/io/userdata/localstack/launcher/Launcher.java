package io.userdata.localstack.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.userdata.localstack.process.StartFailedException;
import io.userdata.localstack.run.RunKind;
import io.userdata.localstack.run.RunRefusedException;
import io.userdata.localstack.run.UnexpectedAnswerException;
import io.userdata.localstack.terminal.Terminal;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line of {@code ./run}: exit status 0 for a balanced run, 1 for any other, 2 if it could not start. */
@Command(
        name = "./run",
        sortOptions = false,
        description = {
            "Builds what is stale, starts Kafka, PostgreSQL, a sample user API and the services on this machine,"
                    + " ingests users and shows where each of them ended. Stays up until Ctrl-C.",
            ""
        })
public final class Launcher implements Callable<Integer> {
    /** The root folder of the suite. */
    static final String HOME = "userdata.home";

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(names = "--once", description = "End when the run's ledger is decided: 0 if it balances, 1 if not.")
    private boolean once;

    @Option(
            names = "--users",
            paramLabel = "N",
            defaultValue = "5000",
            description = "Users to ingest (${DEFAULT-VALUE}).")
    private long users;

    @Option(
            names = "--kind",
            paramLabel = "poll|backfill",
            defaultValue = "poll",
            description = "What the users are: live ones, or yesterday's (${DEFAULT-VALUE}).")
    private RunKind kind = RunKind.POLL;

    @Option(
            names = "--user-api",
            paramLabel = "URL",
            converter = UserApiAddress.class,
            description = "A user API to use instead of the sample one, such as https://randomuser.me.")
    private @Nullable URI userApi;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            converter = ConfigFileReader.class,
            description = "Further configuration of the services as YAML: sources and mappings of your own.")
    private @Nullable ConfigFile config;

    @Option(
            names = "--source",
            paramLabel = "NAME",
            description = "The source to ingest from (the only one of --config, or else the sample users).")
    private @Nullable String source;

    @Option(names = "--data", paramLabel = "DIR", description = "Where everything is kept (.data).")
    private @Nullable Path data;

    @Option(names = "--reset", description = "Empty that folder first.")
    private boolean reset;

    @Option(
            names = "--port-base",
            paramLabel = "N",
            defaultValue = "8080",
            description = "First of eight ports on 127.0.0.1 (${DEFAULT-VALUE}).")
    private int portBase;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this and end.")
    @SuppressWarnings("UnusedVariable") // picocli sets and reads it
    private boolean help;

    @Override
    public Integer call() throws InterruptedException {
        if (users < 1) {
            throw new ParameterException(spec.commandLine(), "--users must be at least 1");
        }
        Path home = Path.of(System.getProperty(HOME, ".")).toAbsolutePath().normalize();
        LaunchOptions options = new LaunchOptions(
                once,
                users,
                kind,
                Optional.ofNullable(source),
                Optional.ofNullable(userApi),
                Optional.ofNullable(config),
                data == null ? home.resolve(".data") : data,
                reset,
                portBase);
        Terminal screen = new Terminal(System.out, System.console() != null);
        return new LaunchSequence(options, home, screen, Clock.systemUTC()).call();
    }

    public static void main(String[] arguments) {
        System.setOut(stream(FileDescriptor.out)); // names in any script, whatever the locale is
        System.setErr(stream(FileDescriptor.err));
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        CommandLine line = new CommandLine(new Launcher());
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setErr(new PrintWriter(System.err, true, UTF_8));
        line.setOut(new PrintWriter(System.out, true, UTF_8));
        line.setParameterExceptionHandler((error, given) -> refused(error));
        line.setExecutionExceptionHandler((error, command, parsed) -> failed(error, command));
        return line;
    }

    private static int refused(ParameterException error) {
        CommandLine command = error.getCommandLine();
        command.getErr().println("./run: " + error.getMessage() + " (./run --help tells all options)");
        return CommandLine.ExitCode.USAGE;
    }

    private static int failed(Exception error, CommandLine command) throws Exception {
        if (error instanceof StartFailedException) {
            command.getErr().println("./run: " + error.getMessage());
            return CommandLine.ExitCode.USAGE;
        }
        if (error instanceof UnexpectedAnswerException || error instanceof RunRefusedException) {
            command.getErr().println("./run: " + error.getMessage());
            return CommandLine.ExitCode.SOFTWARE;
        }
        throw error;
    }

    private static PrintStream stream(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, UTF_8);
    }
}
