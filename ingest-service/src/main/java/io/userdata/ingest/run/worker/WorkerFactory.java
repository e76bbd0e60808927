package io.userdata.ingest.run.worker;

import io.userdata.ingest.publish.PublisherFactory;
import io.userdata.ingest.run.RunProperties;
import io.userdata.ingest.run.worker.commit.RunStateLoader;
import io.userdata.starter.topic.TopicsReadyEvent;
import java.util.concurrent.ThreadLocalRandom;

/** Makes workers, once the topics are known. */
final class WorkerFactory {
    private final PublisherFactory publishers;
    private final RunStateLoader loader;
    private final SessionFactory sessions;
    private final RunProperties properties;

    WorkerFactory(
            PublisherFactory publishers, RunStateLoader loader, SessionFactory sessions, RunProperties properties) {
        this.publishers = publishers;
        this.loader = loader;
        this.sessions = sessions;
        this.properties = properties;
    }

    /** Returns the workers of an instance, none of which works yet. */
    WorkerRegistry workers(TopicsReadyEvent topics) {
        return new WorkerRegistry(partition -> new PartitionWorker(
                partition,
                publishers,
                loader,
                (publisher, loaded, wakeUp) -> sessions.open(partition, topics, publisher, loaded, wakeUp),
                new RestartBackoff(properties, ThreadLocalRandom.current())));
    }
}
