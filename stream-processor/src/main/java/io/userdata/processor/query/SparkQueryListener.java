package io.userdata.processor.query;

import io.userdata.events.record.Lane;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.apache.spark.sql.streaming.StreamingQueryListener;
import org.apache.spark.sql.streaming.StreamingQueryProgress;
import org.jspecify.annotations.Nullable;

/** Hands what Spark reports about its queries to the lane of each. */
final class SparkQueryListener extends StreamingQueryListener {
    private final Map<Lane, LaneActivity> activities;
    private final Clock clock;
    private final Map<UUID, Lane> lanes = new ConcurrentHashMap<>();

    SparkQueryListener(Map<Lane, LaneActivity> activities, Clock clock) {
        this.activities = activities;
        this.clock = clock;
    }

    @Override
    public void onQueryStarted(QueryStartedEvent event) {
        if (event.name() != null) {
            lanes.put(event.runId(), Lane.valueOf(event.name().toUpperCase(Locale.ROOT)));
        }
    }

    @Override
    public void onQueryProgress(QueryProgressEvent event) {
        StreamingQueryProgress progress = event.progress();
        tell(
                progress.runId(),
                activity -> activity.ended(new LaneActivity.Batch(
                        progress.batchId(), clock.instant(), progress.numInputRows(), progress.batchDuration())));
    }

    @Override
    public void onQueryIdle(QueryIdleEvent event) {
        tell(event.runId(), activity -> activity.idle(clock.instant()));
    }

    @Override
    public void onQueryTerminated(QueryTerminatedEvent event) {
        lanes.remove(event.runId());
    }

    private void tell(UUID runId, Consumer<LaneActivity> news) {
        @Nullable Lane lane = lanes.get(runId);
        LaneActivity activity = lane == null ? null : activities.get(lane);
        if (activity != null) {
            news.accept(activity);
        }
    }
}
