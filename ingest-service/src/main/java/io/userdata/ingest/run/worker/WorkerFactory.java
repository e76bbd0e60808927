package io.userdata.ingest.run.worker;

import io.userdata.ingest.publish.PublisherFactory;
import io.userdata.ingest.run.RunProperties;
import io.userdata.ingest.run.worker.commit.RunStateLoader;
import io.userdata.ingest.source.limit.Backoff;
import io.userdata.starter.topic.TopicsReadyEvent;
import java.util.function.IntFunction;

/** Makes workers, once the topics are known. */
final class WorkerFactory {
    private final PublisherFactory publishers;
    private final RunStateLoader loader;
    private final WorkerSessionFactory sessions;
    private final RunProperties properties;
    private final Backoff backoff;

    WorkerFactory(
            PublisherFactory publishers,
            RunStateLoader loader,
            WorkerSessionFactory sessions,
            RunProperties properties,
            Backoff backoff) {
        this.publishers = publishers;
        this.loader = loader;
        this.sessions = sessions;
        this.properties = properties;
        this.backoff = backoff;
    }

    /** Returns the workers of an instance, none of which works yet; they hold commands that would be too many for them. */
    WorkerRegistry workers(TopicsReadyEvent topics, IntFunction<WorkerInbox.CommandFlow> flows) {
        return new WorkerRegistry(partition -> new PartitionWorker(
                partition,
                publishers,
                loader,
                (publisher, loaded, wakeUp) -> sessions.open(partition, topics, publisher, loaded, wakeUp),
                new RestartBackoff(properties, backoff),
                new WorkerInbox(flows.apply(partition))));
    }
}
