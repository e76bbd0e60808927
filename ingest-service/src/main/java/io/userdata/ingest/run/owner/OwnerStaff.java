package io.userdata.ingest.run.owner;

import io.micrometer.core.instrument.MeterRegistry;
import io.userdata.ingest.budget.Backoff;
import io.userdata.ingest.publish.Publishers;
import io.userdata.ingest.run.RunProperties;
import io.userdata.ingest.run.RunsCodec;
import io.userdata.ingest.run.replay.RawReader;
import io.userdata.ingest.source.SourceClient;
import io.userdata.ingest.source.Sources;
import io.userdata.starter.topic.KafkaProperties;
import io.userdata.starter.topic.TopicsReadyEvent;
import java.time.Clock;
import java.util.concurrent.ExecutorService;

/** Makes owners, once the topics are known. */
record OwnerStaff(
        KafkaProperties kafka,
        RunProperties properties,
        Publishers publishers,
        Sources sources,
        SourceClient client,
        RawReader raw,
        ExecutorService fetchThreads,
        Backoff backoff,
        MeterRegistry meters,
        OwnerMetrics metrics,
        Clock clock) {

    /** Returns the owners of an instance, none of which works yet. */
    Owners owners(TopicsReadyEvent topics) {
        Pages pages = new Pages(publishers.pageWriter(topics.partitions()));
        OwnerTools tools = new OwnerTools(
                sources,
                new Fetches(client, raw, pages, fetchThreads),
                pages,
                new Commands(sources, topics.partitions()),
                new RunsCodec(),
                backoff,
                new Budgets(clock),
                metrics,
                topics,
                properties.retention(),
                properties.groupId(),
                clock);
        RunsLoader loader = new RunsLoader(kafka, properties);
        return new Owners(partition -> new PartitionOwner(partition, tools, publishers, loader, properties));
    }
}
