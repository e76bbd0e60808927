package io.userdata.ingest.run.worker;

import io.userdata.ingest.publish.PublisherFactory;
import io.userdata.ingest.run.RunProperties;
import io.userdata.ingest.run.worker.commit.RunStateLoader;
import io.userdata.ingest.source.limit.Backoff;
import io.userdata.starter.topic.TopicsReadyEvent;

/** Makes workers, once the topics are known. */
final class WorkerFactory {
    private final PublisherFactory publishers;
    private final RunStateLoader loader;
    private final SessionFactory sessions;
    private final RunProperties properties;
    private final Backoff backoff;

    WorkerFactory(
            PublisherFactory publishers,
            RunStateLoader loader,
            SessionFactory sessions,
            RunProperties properties,
            Backoff backoff) {
        this.publishers = publishers;
        this.loader = loader;
        this.sessions = sessions;
        this.properties = properties;
        this.backoff = backoff;
    }

    /** Returns the workers of an instance, none of which works yet. */
    WorkerRegistry workers(TopicsReadyEvent topics) {
        return new WorkerRegistry(partition -> new PartitionWorker(
                partition,
                publishers,
                loader,
                (publisher, loaded, wakeUp) -> sessions.open(partition, topics, publisher, loaded, wakeUp),
                new RestartBackoff(properties, backoff)));
    }
}
