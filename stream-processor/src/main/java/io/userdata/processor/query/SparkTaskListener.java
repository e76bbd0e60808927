package io.userdata.processor.query;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.apache.spark.scheduler.AccumulableInfo;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerExecutorMetricsUpdate;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.scheduler.SparkListenerTaskStart;
import org.jspecify.annotations.Nullable;
import scala.collection.JavaConverters;
import scala.collection.Seq;

/** Hands what Spark reports about tasks to the lane of each: a continuous query says nothing else of itself. */
final class SparkTaskListener extends SparkListener {
    private final Map<Integer, QueryLane> stages = new ConcurrentHashMap<>();
    private volatile List<QueryLane> lanes = List.of();

    void watch(List<QueryLane> watched) {
        lanes = watched;
    }

    @Override
    public void onJobStart(SparkListenerJobStart event) {
        Properties properties = event.properties();
        String pool = properties == null ? null : properties.getProperty(SparkSettings.POOL);
        for (QueryLane lane : lanes) {
            if (lane.lane().text().equals(pool)) {
                lane.activity().jobStarted();
                stages.values().removeIf(lane::equals);
                JavaConverters.seqAsJavaList(event.stageIds()).forEach(stage -> stages.put((Integer) stage, lane));
            }
        }
    }

    @Override
    public void onTaskStart(SparkListenerTaskStart event) {
        long task = event.taskInfo().taskId();
        tell(event.stageId(), lane -> {
            lane.activity().taskStarted(task);
            lane.counters().started(task);
        });
    }

    /** Comes with every heartbeat of an executor. */
    @Override
    public void onExecutorMetricsUpdate(SparkListenerExecutorMetricsUpdate event) {
        JavaConverters.seqAsJavaList(event.accumUpdates())
                .forEach(update -> tell((Integer) update._2(), lane -> lane.counters()
                        .counted((Long) update._1(), counts(update._4()))));
    }

    @Override
    public void onTaskEnd(SparkListenerTaskEnd event) {
        long task = event.taskInfo().taskId();
        Map<Long, Long> counts = counts(event.taskInfo().accumulables());
        tell(event.stageId(), lane -> {
            lane.activity().taskEnded(task);
            lane.counters().counted(task, counts);
            lane.counters().ended(task);
        });
    }

    private void tell(int stage, Consumer<QueryLane> news) {
        @Nullable QueryLane lane = stages.get(stage);
        if (lane != null) {
            news.accept(lane);
        }
    }

    private static Map<Long, Long> counts(Seq<AccumulableInfo> infos) {
        Map<Long, Long> counts = new HashMap<>();
        JavaConverters.seqAsJavaList(infos).forEach(info -> {
            if (info.update().isDefined() && info.update().get() instanceof Long count) {
                counts.put(info.id(), count);
            }
        });
        return counts;
    }
}
