package io.userdata.ingest.run.view;

import io.userdata.starter.topic.KafkaProperties;
import io.userdata.starter.topic.TopicsReadyEvent;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.event.EventListener;

/** Keeps the view of all runs from the moment the topics are there until the service stops. */
public class RunTopicFollowerLifecycle implements DisposableBean {
    private final KafkaProperties kafka;
    private final RunView view = new RunView();
    private volatile @Nullable RunTopicFollower follower;
    private volatile int runsPartitions;

    RunTopicFollowerLifecycle(KafkaProperties kafka) {
        this.kafka = kafka;
    }

    RunView view() {
        return view;
    }

    /** How many partitions runs have; 0 until the topics are there. */
    public int runsPartitions() {
        return runsPartitions;
    }

    Optional<String> problem() {
        RunTopicFollower running = follower;
        return running == null ? Optional.of("the topics are not there yet") : running.problem();
    }

    /** Completes once the view holds all that is there now. */
    CompletableFuture<Void> caughtUp() {
        RunTopicFollower running = follower;
        return running == null
                ? CompletableFuture.failedFuture(new IllegalStateException("the topics are not there yet"))
                : running.caughtUp();
    }

    @EventListener
    void follow(TopicsReadyEvent topics) {
        runsPartitions = topics.runPartitions();
        RunTopicFollower started = new RunTopicFollower(kafka, view, topics.runPartitions());
        follower = started;
        Thread thread = new Thread(started, "runs-view");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void destroy() {
        RunTopicFollower running = follower;
        if (running != null) {
            running.stop();
        }
    }
}
