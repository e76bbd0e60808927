package io.userdata.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A master and workers of a Spark standalone cluster, each a process of its own, out of stream-processor's jar. */
final class SparkCluster implements AutoCloseable {
    private static final Path MODULE = Path.of(System.getProperty("userdata.home", ".."), "stream-processor")
            .toAbsolutePath()
            .normalize();
    private static final Path LOGGING = MODULE.resolve("docker").resolve("spark-logback.xml");

    private final Path folder;
    private final Path app;
    private final Path jar;
    private final int port = FreePorts.block();
    private final Process master;
    private final List<Process> workers = new ArrayList<>();

    private SparkCluster(Path folder) throws IOException, InterruptedException {
        this.folder = folder;
        this.app = folder.resolve("app");
        Path packed = only(MODULE.resolve("target"), "stream-processor-[\\d.]+(-SNAPSHOT)?\\.jar");
        Process extract = node(
                "extract", "-Djarmode=tools", "-jar", packed.toString(), "extract", "--destination", app.toString());
        assertThat(extract.waitFor()).isZero();
        Files.createSymbolicLink(app.resolve("jars"), Path.of("lib")); // where Spark looks for its class path
        this.jar = only(app, ".*\\.jar");
        this.master = spark(
                "master",
                "master.Master",
                "--host",
                "127.0.0.1",
                "--port",
                Integer.toString(port),
                "--webui-port",
                "0");
    }

    /** Starts a master and so many workers, of six cores each. */
    static SparkCluster start(Path folder, int workers) throws IOException, InterruptedException {
        SparkCluster cluster = new SparkCluster(Files.createDirectories(folder));
        for (int worker = 0; worker < workers; worker++) {
            cluster.startWorker();
        }
        return cluster;
    }

    /** Starts one more; workers are numbered as they are started, from 0. */
    void startWorker() throws IOException {
        String name = "worker-" + workers.size();
        workers.add(spark(
                name,
                "worker.Worker",
                "--host",
                "127.0.0.1",
                "--cores",
                "6",
                "--memory",
                "512m",
                "--work-dir",
                folder.resolve(name).toString(),
                "--webui-port",
                "0",
                "spark://127.0.0.1:" + port));
    }

    private Process spark(String name, String main, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                "-Xmx192m",
                "-XX:+UseSerialGC",
                "-Dlogback.configurationFile=" + LOGGING,
                "-cp",
                jar + ":" + app + "/lib/*"));
        command.add("org.apache.spark.deploy." + main);
        command.addAll(List.of(arguments));
        return node(name, command.toArray(String[]::new));
    }

    private Process node(String name, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(name + ".log").toFile());
        builder.environment().put("SPARK_HOME", app.toString());
        builder.environment().put("SPARK_SCALA_VERSION", "2.12");
        return builder.start();
    }

    /** What the suite must be told so that its queries run here. */
    Path settings() throws IOException {
        return Files.writeString(folder.resolve("cluster.yml"), """
                userdata.pipeline:
                  master: spark://127.0.0.1:%d
                  # A batch whose tasks end with their worker is never heard of again: it is given up well within a test's limit.
                  supervision.restart-after-stalls: 2
                  spark:
                    "[spark.cores.max]": 12
                    # Else all tasks would go to the first worker that is there.
                    "[spark.scheduler.minRegisteredResourcesRatio]": 1
                    "[spark.executor.cores]": 6
                    "[spark.executor.memory]": 512m
                    "[spark.executor.extraClassPath]": %s
                    "[spark.executor.extraJavaOptions]": -XX:+UseSerialGC -Dlogback.configurationFile=%s
                """.formatted(port, jar, LOGGING));
    }

    /** Whether a worker has run an executor. */
    boolean hasWorked(int worker) throws IOException {
        Path work = folder.resolve("worker-" + worker);
        if (!Files.isDirectory(work)) {
            return false;
        }
        try (Stream<Path> applications = Files.list(work)) {
            return applications.findAny().isPresent();
        }
    }

    /** As {@code kill -9} does; its executor ends with it. */
    void killWorker(int worker) {
        workers.get(worker).destroyForcibly();
    }

    private static Path only(Path folder, String name) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().matches(name))
                    .findFirst()
                    .orElseThrow()
                    .toAbsolutePath();
        }
    }

    /** Workers first, in good order: they take their executors along. */
    @Override
    public void close() {
        workers.forEach(Process::destroy);
        workers.forEach(worker -> worker.onExit().join());
        master.destroyForcibly();
    }
}
