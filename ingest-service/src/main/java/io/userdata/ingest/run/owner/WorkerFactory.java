package io.userdata.ingest.run.owner;

import io.micrometer.core.instrument.MeterRegistry;
import io.userdata.ingest.budget.Backoff;
import io.userdata.ingest.publish.PublisherFactory;
import io.userdata.ingest.run.RunProperties;
import io.userdata.ingest.run.RunRecordCodec;
import io.userdata.ingest.run.replay.RawReader;
import io.userdata.ingest.source.SourceClient;
import io.userdata.ingest.source.SourceRegistry;
import io.userdata.starter.topic.KafkaProperties;
import io.userdata.starter.topic.TopicsReadyEvent;
import java.time.Clock;
import java.util.concurrent.ExecutorService;

/** Makes owners, once the topics are known. */
record WorkerFactory(
        KafkaProperties kafka,
        RunProperties properties,
        PublisherFactory publishers,
        SourceRegistry sources,
        SourceClient client,
        RawReader raw,
        ExecutorService fetchThreads,
        Backoff backoff,
        MeterRegistry meters,
        WorkerMetrics metrics,
        Clock clock) {

    /** Returns the owners of an instance, none of which works yet. */
    WorkerRegistry owners(TopicsReadyEvent topics) {
        PageCommitPlanner pages = new PageCommitPlanner(publishers.pageWriter(topics.partitions()));
        WorkerContext tools = new WorkerContext(
                sources,
                new PageFetcher(client, raw, pages, fetchThreads),
                pages,
                new CommandHandler(sources, topics.partitions()),
                new RunRecordCodec(),
                backoff,
                new SourceBudgetRegistry(clock),
                metrics,
                topics,
                properties.retention(),
                properties.groupId(),
                clock);
        RunStateLoader loader = new RunStateLoader(kafka, properties);
        return new WorkerRegistry(partition -> new PartitionWorker(partition, tools, publishers, loader, properties));
    }
}
