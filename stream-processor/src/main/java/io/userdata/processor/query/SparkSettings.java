package io.userdata.processor.query;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the Spark session is told unless configuration says otherwise. */
final class SparkSettings {
    /** The property of a job that names its pool: each lane is one of its own. */
    static final String POOL = "spark.scheduler.pool";

    private SparkSettings() {}

    static Map<String, String> of(Path scratch) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("spark.app.name", "stream-processor");
        settings.put("spark.driver.host", "127.0.0.1");
        settings.put("spark.driver.bindAddress", "127.0.0.1");
        settings.put("spark.local.dir", scratch.toString());
        settings.put(
                "spark.sql.warehouse.dir", scratch.resolve("warehouse").toUri().toString());
        // Each lane is a pool of its own, so that a backfill's tasks do not queue before live ones.
        settings.put("spark.scheduler.mode", "FAIR");
        settings.put("spark.ui.enabled", "false");
        settings.put("spark.sql.adaptive.enabled", "false");
        settings.put("spark.sql.shuffle.partitions", "1");
        settings.put("spark.sql.streaming.stopTimeout", "10s");
        settings.put("spark.sql.streaming.noDataProgressEventInterval", "5s");
        settings.put("spark.sql.streaming.minBatchesToRetain", "10");
        settings.put("spark.executor.heartbeatInterval", "1s"); // brings what running tasks have counted
        settings.putAll(history());
        return settings;
    }

    /** Spark keeps what its UI would show even without one: little of it is enough. */
    private static Map<String, String> history() {
        return Map.of(
                "spark.ui.retainedJobs", "10",
                "spark.ui.retainedStages", "10",
                "spark.ui.retainedTasks", "100",
                "spark.sql.ui.retainedExecutions", "10",
                "spark.sql.streaming.numRecentProgressUpdates", "2");
    }
}
