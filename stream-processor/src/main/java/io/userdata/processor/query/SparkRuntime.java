package io.userdata.processor.query;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.streaming.StreamingQueryListener;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

/** Holds the one Spark session of this process and starts it again should it have ended. */
public final class SparkRuntime implements AutoCloseable {
    private final QueryProperties properties;
    private final StreamingQueryListener queries;
    private final SparkListener tasks;
    private int threads;
    private boolean closed;
    private @Nullable SparkSession session;

    SparkRuntime(QueryProperties properties, StreamingQueryListener queries, SparkListener tasks) {
        this.properties = properties;
        this.queries = queries;
        this.tasks = tasks;
    }

    /**
     * Makes sure that Spark can run this many tasks at once; with fewer than partitions and queries need, a continuous
     * query would silently leave partitions unread.
     */
    public synchronized void provide(int atLeast) {
        if (atLeast > threads) {
            threads = atLeast;
            end();
        }
        session();
    }

    synchronized SparkSession session() {
        if (closed) {
            throw new IllegalStateException("the service is shutting down");
        }
        SparkSession running = session;
        if (running == null || running.sparkContext().isStopped()) {
            running = start();
            session = running;
        }
        return running;
    }

    @Override
    public synchronized void close() {
        closed = true;
        end();
    }

    private void end() {
        if (session != null) {
            session.stop();
            session = null;
        }
    }

    private SparkSession start() {
        SparkSession.Builder builder = SparkSession.builder();
        settings().forEach(builder::config);
        SparkSession started = builder.getOrCreate();
        started.sparkContext().addSparkListener(tasks);
        started.streams().addListener(queries);
        return started;
    }

    private Map<String, String> settings() {
        Map<String, String> settings = SparkSettings.of(emptyScratch());
        settings.put("spark.master", properties.master() == null ? "local[" + threads + "]" : properties.master());
        settings.putAll(properties.spark());
        return settings;
    }

    private Path emptyScratch() {
        Path scratch = properties.scratch();
        try {
            FileSystemUtils.deleteRecursively(scratch);
            return Files.createDirectories(scratch);
        } catch (IOException e) {
            throw new UncheckedIOException(scratch + " cannot be emptied", e);
        }
    }
}
