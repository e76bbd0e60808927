package io.userdata.localstack.stack;

import java.util.List;
import java.util.stream.Stream;

/** The services, with as much memory as 5,000 to millions of users need here. */
enum ServiceKind {
    INGEST("ingest-service", "-Xmx192m", "-XX:ReservedCodeCacheSize=48m"),
    PROCESSOR(
            "stream-processor",
            "-Xmx640m",
            "-XX:ReservedCodeCacheSize=96m",
            // Spark's checkpoints get their modes from Hadoop, which does not ask the process's own umask.
            "-Dspark.hadoop.fs.permissions.umask-mode=077"),
    STORAGE("storage-service", "-Xmx256m", "-XX:ReservedCodeCacheSize=64m"),
    CONSOLE("admin-console", "-Xmx128m", "-XX:ReservedCodeCacheSize=48m");

    private static final List<String> COMMON =
            List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xss512k", "-XX:+ExitOnOutOfMemoryError");

    private final String module;
    private final List<String> options;

    ServiceKind(String module, String... options) {
        this.module = module;
        this.options = List.of(options);
    }

    /** The Maven module, which also names the service. */
    String module() {
        return module;
    }

    List<String> jvmOptions() {
        return Stream.concat(COMMON.stream(), options.stream()).toList();
    }
}
