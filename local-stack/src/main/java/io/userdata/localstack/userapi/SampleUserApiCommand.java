package io.userdata.localstack.userapi;

import io.userdata.localstack.process.StartFailedException;
import io.userdata.localstack.userapi.fault.FaultPlan;
import io.userdata.localstack.userapi.fault.InjectedFault;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs the sample user API on its own, until it is ended. */
@Command(
        name = "sample-user-api",
        mixinStandardHelpOptions = true,
        description = "Serves made-up users with the contract of randomuser.me v1.4.")
public final class SampleUserApiCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(names = "--host", defaultValue = "127.0.0.1", description = "Address to listen on (${DEFAULT-VALUE}).")
    private String host = "127.0.0.1";

    @Option(names = "--port", defaultValue = "8084", description = "Port to listen on (${DEFAULT-VALUE}).")
    private int port;

    @Option(names = "--limit", defaultValue = "20000", description = "Users per client and window (${DEFAULT-VALUE}).")
    private long limit;

    @Option(names = "--window", defaultValue = "PT5M", description = "ISO duration of a window (${DEFAULT-VALUE}).")
    private Duration window = SampleUserApiOptions.GENUINE_WINDOW;

    @Option(
            names = "--fault",
            defaultValue = "none",
            description =
                    "What goes wrong: none (the default), down, error-body, html, truncated, empty, hang, rate-limited, "
                            + "retry-after-seconds, retry-after-date, unavailable, slow, clamped or repeated.")
    private String fault = "none";

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        SampleUserApiOptions options = SampleUserApiOptions.defaults()
                .withHost(host)
                .withPort(port)
                .withUserLimit(limit)
                .withWindow(window)
                .withFault(FaultPlan.always(InjectedFault.of(fault)));
        try (SampleUserApi api = SampleUserApi.start(options)) {
            out.println("The sample user API listens on " + api.uri() + "/api/1.4/");
            new CountDownLatch(1).await();
            return 0;
        }
    }

    public static void main(String[] arguments) {
        CommandLine line = new CommandLine(new SampleUserApiCommand());
        line.setExecutionExceptionHandler((error, command, parsed) -> refused(error, command));
        System.exit(line.execute(arguments));
    }

    private static int refused(Exception error, CommandLine command) throws Exception {
        if (error instanceof StartFailedException || error instanceof IllegalArgumentException) {
            command.getErr().println(error.getMessage());
            return CommandLine.ExitCode.USAGE;
        }
        throw error;
    }
}
