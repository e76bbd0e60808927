package io.userdata.processor;

import static org.assertj.core.api.Assertions.assertThat;

import io.userdata.localstack.process.Child;
import io.userdata.localstack.process.ChildPlan;
import io.userdata.localstack.process.Commands;
import io.userdata.localstack.process.Ports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A master and workers of a Spark standalone cluster, each a process of its own, out of the service's jar. */
final class SparkCluster implements AutoCloseable {
    private static final Path LOGGING = Path.of("docker", "spark-logback.xml").toAbsolutePath();

    private final Path folder;
    private final Path app;
    private final Path jar;
    private final int port = Ports.anyFree();
    private final List<Child> nodes = new ArrayList<>();

    private SparkCluster(Path folder) throws IOException, InterruptedException {
        this.folder = folder;
        this.app = folder.resolve("app");
        Path packed = only(Path.of("target"), "stream-processor-.*\\.jar");
        Process extract = new ProcessBuilder(
                        Commands.java(),
                        "-Djarmode=tools",
                        "-jar",
                        packed.toString(),
                        "extract",
                        "--destination",
                        app.toString())
                .inheritIO()
                .start();
        assertThat(extract.waitFor()).isZero();
        Files.createSymbolicLink(app.resolve("jars"), Path.of("lib")); // where Spark looks for its class path
        this.jar = only(app, ".*\\.jar");
    }

    /** Starts a master and so many workers, of six cores each. */
    static SparkCluster start(Path folder, int workers) throws IOException, InterruptedException {
        SparkCluster cluster = new SparkCluster(folder);
        String port = Integer.toString(cluster.port);
        cluster.node("master", "master.Master", "--host", "127.0.0.1", "--port", port, "--webui-port", "0");
        for (int worker = 0; worker < workers; worker++) {
            cluster.worker("worker-" + worker);
        }
        return cluster;
    }

    private void worker(String name) {
        node(
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
                "spark://127.0.0.1:" + port);
    }

    private void node(String name, String main, String... arguments) {
        List<String> command = ProcessorProcess.java(
                classPath(), "-Xmx192m", "-XX:+UseSerialGC", "-Dlogback.configurationFile=" + LOGGING);
        command.add("org.apache.spark.deploy." + main);
        command.addAll(List.of(arguments));
        nodes.add(Child.start(ChildPlan.of(name, command, folder.resolve(name + ".log"))
                .withEnvironment(Map.of("SPARK_HOME", app.toString(), "SPARK_SCALA_VERSION", "2.12"))));
    }

    String classPath() {
        return jar + ":" + app.resolve("lib") + "/*";
    }

    /** What the service must be told to run here. */
    List<String> settings() {
        return List.of(
                "--userdata.pipeline.master=spark://127.0.0.1:" + port,
                "--userdata.pipeline.spark.[spark.cores.max]=12",
                // Else all tasks would go to the first worker that is there.
                "--userdata.pipeline.spark.[spark.scheduler.minRegisteredResourcesRatio]=1",
                "--userdata.pipeline.spark.[spark.executor.cores]=6",
                "--userdata.pipeline.spark.[spark.executor.memory]=512m",
                "--userdata.pipeline.spark.[spark.executor.extraClassPath]=" + jar,
                "--userdata.pipeline.spark.[spark.executor.extraJavaOptions]=-XX:+UseSerialGC"
                        + " -Dlogback.configurationFile=" + LOGGING);
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

    void killWorker(int worker) {
        nodes.get(1 + worker).kill();
    }

    private static Path only(Path folder, String name) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().matches(name))
                    .findFirst()
                    .orElseThrow()
                    .toAbsolutePath();
        }
    }

    @Override
    public void close() {
        nodes.forEach(Child::close);
    }
}
