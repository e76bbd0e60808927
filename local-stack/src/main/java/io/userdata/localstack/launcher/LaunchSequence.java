package io.userdata.localstack.launcher;

import io.userdata.localstack.run.CurrentRun;
import io.userdata.localstack.run.RunOutcome;
import io.userdata.localstack.run.RunRefusedException;
import io.userdata.localstack.run.RunRequest;
import io.userdata.localstack.run.RunWatcher;
import io.userdata.localstack.run.StackClient;
import io.userdata.localstack.run.UnfinishedRunFile;
import io.userdata.localstack.run.UserView;
import io.userdata.localstack.stack.CallerTokens;
import io.userdata.localstack.stack.DataDirectory;
import io.userdata.localstack.stack.Stack;
import io.userdata.localstack.stack.StackPlan;
import io.userdata.localstack.stack.StackPorts;
import io.userdata.localstack.terminal.LedgerTable;
import io.userdata.localstack.terminal.RunProgress;
import io.userdata.localstack.terminal.StackReport;
import io.userdata.localstack.terminal.Terminal;
import io.userdata.localstack.terminal.UserTable;
import io.userdata.localstack.userapi.SampleUserApiOptions;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;

/** One launch from beginning to end: start, finish what was interrupted, run, show, stay or stop. */
final class LaunchSequence {
    private static final int USERS_SHOWN = 5;

    private final LaunchOptions options;
    private final Path home;
    private final Terminal screen;
    private final Clock clock;
    private final CallerTokens tokens = CallerTokens.random();

    LaunchSequence(LaunchOptions options, Path home, Terminal screen, Clock clock) {
        this.options = options;
        this.home = home;
        this.screen = screen;
        this.clock = clock;
    }

    /** Returns the exit status. */
    int call() throws InterruptedException {
        StackPorts ports = new StackPorts(options.portBase());
        try (DataDirectory data = DataDirectory.open(options.data())) {
            if (options.reset()) {
                data.reset();
            }
            UnfinishedRunFile memory = new UnfinishedRunFile(data.path());
            StackPlan plan = new StackPlan(
                    home,
                    data,
                    ports,
                    tokens,
                    options.userApi(),
                    userLimit(memory.interrupted()),
                    options.config().map(ConfigFile::path));
            Stack stack = new Stack(plan, new StackReport(screen));
            try (StopOnExit stopping = StopOnExit.of(stack, screen)) {
                screen.line("Starting the stack, its data in " + data.path());
                stopping.stack().start();
                StackClient client = new StackClient(plan.ingest(), plan.storage(), tokens.operator());
                return withStack(plan, stack, memory, client);
            }
        }
    }

    private int withStack(StackPlan plan, Stack stack, UnfinishedRunFile memory, StackClient client)
            throws InterruptedException {
        stack.environment().write(null);
        boolean good = true;
        Optional<CurrentRun> interrupted = memory.interrupted();
        if (interrupted.isPresent()) {
            screen.blank();
            screen.line("A run was interrupted and goes on first (--reset would forget it, with all data).");
            good = finish(interrupted.get(), stack, memory, client);
        }
        if (options.isSourceOpen()) {
            screen.blank();
            screen.line("The configuration does not bring exactly one source: the sample users are ingested. "
                    + "--source NAME ingests from another.");
        }
        RunRequest request = RunRequest.of(options.sourceToIngest(), options.kind(), options.users(), clock);
        CurrentRun run = new CurrentRun(UUID.randomUUID(), request);
        memory.remember(run);
        good &= finish(run, stack, memory, client);
        showUsers(client);
        if (!options.once()) {
            stay(plan, stack);
        }
        return good ? 0 : 1;
    }

    private boolean finish(CurrentRun run, Stack stack, UnfinishedRunFile memory, StackClient client)
            throws InterruptedException {
        stack.environment().write(run.runId());
        RunRequest request = run.request();
        screen.blank();
        screen.line(String.format(
                Locale.ROOT,
                "Run %s: %s of %,d %s from %s",
                run.runId(),
                request.kind().text(),
                request.maxRecords(),
                request.maxRecords() == 1 ? "user" : "users",
                request.source()));
        long start = System.nanoTime();
        RunOutcome outcome;
        try (RunProgress progress = RunProgress.on(screen, request.maxRecords())) {
            outcome = new RunWatcher(client, progress).untilDecided(run);
        } catch (RunRefusedException e) {
            memory.forget();
            throw e;
        }
        memory.forget();
        show(outcome, Duration.ofNanos(System.nanoTime() - start));
        return outcome.isGood();
    }

    private void show(RunOutcome outcome, Duration took) {
        screen.blank();
        screen.line(String.format(
                Locale.ROOT,
                "Ledger: %s after %.1f s, run %s",
                outcome.ledger().state().toLowerCase(Locale.ROOT),
                took.toMillis() / 1000.0,
                outcome.view().text()));
        LedgerTable.of(outcome.ledger()).forEach(screen::line);
        if (!outcome.isGood()) {
            screen.line(outcome.trouble());
        }
    }

    private void showUsers(StackClient client) throws InterruptedException {
        List<UserView> users = client.users(USERS_SHOWN);
        if (!users.isEmpty()) {
            screen.blank();
            screen.line("Some of the users");
            UserTable.of(users).forEach(screen::line);
        }
    }

    private void stay(StackPlan plan, Stack stack) throws InterruptedException {
        screen.blank();
        screen.line("The stack stays up until Ctrl-C. Settings for other tools: "
                + stack.environment().file());
        StackAddresses.of(plan, tokens).forEach(screen::line);
        new CountDownLatch(1).await();
    }

    /** What this launch is going to ask for must fit into one window, or it would wait for the next. */
    private long userLimit(Optional<CurrentRun> interrupted) {
        long rest = interrupted.map(run -> run.request().maxRecords()).orElse(0L);
        long all = rest + options.users();
        return all <= SampleUserApiOptions.GENUINE_LIMIT ? SampleUserApiOptions.GENUINE_LIMIT : 2 * all;
    }
}
