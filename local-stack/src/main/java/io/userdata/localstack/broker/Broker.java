package io.userdata.localstack.broker;

import io.userdata.localstack.files.Folders;
import io.userdata.localstack.process.ChildProcess;
import io.userdata.localstack.process.ChildProcessPlan;
import io.userdata.localstack.process.InstalledPrograms;
import io.userdata.localstack.process.LogMark;
import io.userdata.localstack.process.LoopbackPorts;
import io.userdata.localstack.process.PidFile;
import io.userdata.localstack.process.Polling;
import io.userdata.localstack.process.StartFailedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Apache Kafka as one node in a child JVM, its data kept in a folder. */
public final class Broker implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(90);
    private static final String LOG = "kafka.log";
    private static final String STARTED = "Kafka Server started";
    private static final List<String> JVM = List.of(
            "-Xmx384m",
            "-XX:+UseSerialGC",
            "-XX:+ExitOnOutOfMemoryError",
            "-Dorg.slf4j.simpleLogger.showDateTime=true",
            "-Dorg.slf4j.simpleLogger.dateTimeFormat=yyyy-MM-dd'T'HH:mm:ss.SSSXXX",
            "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
            "-Dorg.slf4j.simpleLogger.log.kafka.server.KafkaRaftServer=info",
            "-Dlog4j2.disable.jmx=true");

    private final Path directory;
    private final int port;
    private final int controllerPort;
    private ChildProcess child;

    private Broker(Path directory, int port, int controllerPort) {
        this.directory = directory;
        this.port = port;
        this.controllerPort = controllerPort;
        this.child = launch();
    }

    /**
     * Starts a broker whose controller takes any free port.
     *
     * @param dataDirectory created if absent, formatted if new
     * @param port 0 for any free one
     * @throws StartFailedException in one sentence
     */
    public static Broker start(Path dataDirectory, int port) {
        return start(dataDirectory, port, 0);
    }

    /** Starts a broker on two given ports, 0 for any free one. */
    public static Broker start(Path dataDirectory, int port, int controllerPort) {
        return new Broker(dataDirectory, LoopbackPorts.orAnyFree(port), LoopbackPorts.orAnyFree(controllerPort));
    }

    /** Waits until a broker that a killed launcher left on this data has ended. */
    public static void awaitLeftover(Path dataDirectory, Duration patience) {
        PidFile.beside(dataDirectory.resolve(LOG)).awaitEnd(patience);
    }

    /** host:port for clients. */
    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    /** The child that runs it now. */
    public ChildProcess process() {
        return child;
    }

    /** Starts it again on the same ports and data after {@link #stop()} or {@link #kill()}. */
    public void startAgain() {
        if (child.isAlive()) {
            throw new IllegalStateException("the broker is running");
        }
        child = launch();
    }

    /** Shuts it down in good order. */
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
        LoopbackPorts.requireFree(port, "Kafka");
        LoopbackPorts.requireFree(controllerPort, "Kafka controller");
        Path settings = directory.resolve("server.properties");
        Path logs = directory.resolve("data");
        createDirectory();
        BrokerSettings.write(settings, port, controllerPort, logs);
        if (!Files.exists(logs.resolve("meta.properties"))) {
            format(settings);
        }
        return started(plan("Kafka", LOG, List.of("kafka.Kafka", settings.toString())));
    }

    private static ChildProcess started(ChildProcessPlan plan) {
        LogMark before = LogMark.atEndOf(plan.log());
        ChildProcess child = ChildProcess.start(plan);
        try {
            child.awaitReady(START, () -> before.isFollowedBy(STARTED));
            return child;
        } catch (StartFailedException e) {
            child.kill();
            throw e;
        }
    }

    private void format(Path settings) {
        List<String> command = List.of(
                "kafka.tools.StorageTool",
                "format",
                "--ignore-formatted",
                "--cluster-id",
                clusterId(),
                "--config",
                settings.toString());
        ChildProcess tool = ChildProcess.start(plan("Kafka's storage tool", "format.log", command));
        Polling.await(START, () -> !tool.isAlive());
        if (tool.isAlive() || tool.exitStatus() != 0) {
            tool.kill();
            throw new StartFailedException("Kafka's storage could not be formatted" + tool.logTail());
        }
    }

    private static String clusterId() {
        return UUID.randomUUID().toString().replace("-", "").substring(0, 22);
    }

    private ChildProcessPlan plan(String name, String log, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(InstalledPrograms.java());
        command.addAll(JVM);
        command.addAll(List.of("-cp", BrokerJars.classPath()));
        command.addAll(arguments);
        return ChildProcessPlan.of(name, command, directory.resolve(log));
    }

    private void createDirectory() {
        try {
            Folders.createPrivate(directory);
        } catch (IOException e) {
            throw new StartFailedException("Kafka's folder " + directory + " cannot be created: " + e.getMessage(), e);
        }
    }
}
