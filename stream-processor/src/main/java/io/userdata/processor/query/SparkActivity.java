package io.userdata.processor.query;

import java.util.Arrays;
import java.util.List;
import org.apache.spark.SparkContext;
import org.apache.spark.SparkExecutorInfo;
import org.apache.spark.SparkStatusTracker;
import org.apache.spark.sql.SparkSession;
import scala.Option;

/**
 * What Spark does at this moment.
 *
 * @param executors the driver of local mode counting as one
 * @param storageBytes memory that executors hold for blocks
 */
public record SparkActivity(int tasks, int jobs, int executors, long storageBytes) {
    private static final SparkActivity NONE = new SparkActivity(0, 0, 0, 0);

    /** Nothing at all while Spark is not there; asking does not start it. */
    public static SparkActivity now() {
        Option<SparkSession> session = SparkSession.getDefaultSession();
        return session.isEmpty() ? NONE : of(session.get().sparkContext());
    }

    private static SparkActivity of(SparkContext spark) {
        if (spark.isStopped()) {
            return NONE;
        }
        SparkStatusTracker status = spark.statusTracker();
        List<SparkExecutorInfo> executors = Arrays.asList(status.getExecutorInfos());
        return new SparkActivity(
                executors.stream().mapToInt(SparkExecutorInfo::numRunningTasks).sum(),
                status.getActiveJobIds().length,
                executors.size(),
                executors.stream()
                        .mapToLong(one -> one.usedOnHeapStorageMemory() + one.usedOffHeapStorageMemory())
                        .sum());
    }
}
