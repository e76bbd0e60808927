package io.userdata.localstack.database;

import io.userdata.localstack.process.ChildProcess;
import io.userdata.localstack.process.ChildProcessPlan;
import io.userdata.localstack.process.LoopbackPorts;
import io.userdata.localstack.process.PidFile;
import io.userdata.localstack.process.StartFailedException;
import io.userdata.localstack.process.StopSignal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** PostgreSQL with a database and a role of its own, as durable as in production, its data kept in a folder. */
public final class Database implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(60);
    private static final String LOG = "postgres.log";
    private static final int STATUS_LINE = 7; // of postmaster.pid, as pg_ctl reads it

    private final ClusterDirectory cluster;
    private final PostgresBinaries binaries;
    private final Path log;
    private final int port;
    private final List<String> settings;
    private ChildProcess child;

    private Database(Path directory, int port, List<String> settings) {
        this.binaries = PostgresBinaries.unpacked();
        this.cluster = new ClusterDirectory(directory, binaries);
        this.log = directory.resolve(LOG);
        this.port = port;
        this.settings = List.copyOf(settings);
        LoopbackPorts.requireFree(port, "PostgreSQL");
        cluster.createIfAbsent();
        this.child = launch();
    }

    /**
     * Starts the database.
     *
     * @param dataDirectory created and filled if absent
     * @param port 0 for any free one
     * @throws StartFailedException in one sentence
     */
    public static Database start(Path dataDirectory, int port) {
        return start(dataDirectory, port, List.of());
    }

    /** The same with settings of PostgreSQL, such as {@code shared_buffers=4GB}, which come before its own. */
    public static Database start(Path dataDirectory, int port, List<String> settings) {
        return new Database(dataDirectory.toAbsolutePath(), LoopbackPorts.orAnyFree(port), settings);
    }

    /** Waits until a database that a killed launcher left on this data has ended. */
    public static void awaitLeftover(Path dataDirectory, Duration patience) {
        PidFile.beside(dataDirectory.resolve(LOG)).awaitEnd(patience);
    }

    public String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + ClusterDirectory.DATABASE;
    }

    /** The address for libpq and other tools, password included. */
    public String uri() {
        return "postgresql://" + username() + ":" + password() + "@127.0.0.1:" + port + "/" + ClusterDirectory.DATABASE;
    }

    public String username() {
        return ClusterDirectory.ROLE;
    }

    /** The role's password, and that of the superuser {@code postgres}. */
    public String password() {
        return cluster.password();
    }

    /** The child that runs it now. */
    public ChildProcess process() {
        return child;
    }

    /** Starts it again on the same port and data after {@link #stop()} or {@link #kill()}. */
    public void startAgain() {
        if (child.isAlive()) {
            throw new IllegalStateException("the database is running");
        }
        child = launch();
    }

    /** Ends all connections and shuts it down in good order. */
    public void stop() {
        child.stop();
    }

    /** Ends it as a crash would. */
    public void kill() {
        child.kill();
    }

    @Override
    public void close() {
        stop();
    }

    private ChildProcess launch() {
        LoopbackPorts.requireFree(port, "PostgreSQL");
        ChildProcess started = ChildProcess.start(ChildProcessPlan.of("PostgreSQL", Rootless.command(command()), log)
                .stoppedBy(StopSignal.INT));
        try {
            started.awaitReady(START, () -> isReady(started));
            return started;
        } catch (StartFailedException e) {
            started.kill();
            throw e;
        }
    }

    private List<String> command() {
        List<String> command = new ArrayList<>(defaults());
        settings.forEach(setting -> command.add("--" + setting)); // the last of a name counts
        return command;
    }

    private List<String> defaults() {
        return List.of(
                binaries.program("postgres"),
                "-D",
                cluster.data().toString(),
                "--listen_addresses=127.0.0.1",
                "--port=" + port,
                "--unix_socket_directories=",
                "--fsync=on",
                "--synchronous_commit=on",
                "--shared_buffers=128MB",
                "--max_connections=60",
                "--max_wal_size=2GB",
                "--timezone=UTC",
                "--log_timezone=UTC",
                "--log_error_verbosity=terse", // details and statements hold personal data
                "--log_min_error_statement=panic",
                "--log_line_prefix=%m [%p] ");
    }

    /** A file left behind by a crash names another process. */
    private boolean isReady(ChildProcess started) {
        try {
            List<String> lines = Files.readAllLines(cluster.data().resolve("postmaster.pid"));
            return lines.size() > STATUS_LINE
                    && lines.get(STATUS_LINE).strip().equals("ready")
                    && started.runs(Long.parseLong(lines.get(0)));
        } catch (NoSuchFileException e) {
            return false;
        } catch (IOException e) {
            throw new StartFailedException("PostgreSQL's state cannot be read: " + e.getMessage(), e);
        }
    }
}
