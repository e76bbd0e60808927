package io.userdata.ingest.run.worker;

import io.micrometer.core.instrument.MeterRegistry;
import io.userdata.ingest.publish.PublisherFactory;
import io.userdata.ingest.publish.TestPublishers;
import io.userdata.ingest.run.RunProperties;
import io.userdata.ingest.run.worker.command.CommandExecutorFactory;
import io.userdata.ingest.run.worker.command.PassedCommandLog;
import io.userdata.ingest.run.worker.commit.PageMetrics;
import io.userdata.ingest.run.worker.fetch.PageFetcher;
import io.userdata.ingest.run.worker.fetch.PagePipelineFactory;
import io.userdata.ingest.run.worker.replay.RawReader;
import io.userdata.ingest.source.Source;
import io.userdata.ingest.source.SourceClient;
import io.userdata.ingest.source.SourceRegistry;
import io.userdata.ingest.source.limit.Backoff;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Random;

/** Sessions as tests need them: of one source, which is asked on the thread of the test. */
final class TestSessions {
    private TestSessions() {}

    static WorkerSessionFactory of(
            Source source, SourceClient client, RawReader raw, MeterRegistry meters, Clock clock) {
        SourceRegistry sources = new SourceRegistry(Map.of(source.name(), source.properties()));
        PublisherFactory publishers = TestPublishers.factory();
        PageMetrics metrics = new PageMetrics(meters);
        PageFetcher fetcher = new PageFetcher(client, raw, publishers.recordPreparer(), Runnable::run);
        return new WorkerSessionFactory(
                sources,
                publishers,
                new CommandExecutorFactory(
                        sources, publishers.recordPreparer(), new PassedCommandLog(meters), metrics, clock),
                new PagePipelineFactory(sources, fetcher, new Backoff(new Random(7)), metrics, clock),
                properties(),
                clock);
    }

    private static RunProperties properties() {
        return new RunProperties(
                "group",
                "one",
                Duration.ofSeconds(6),
                Duration.ofSeconds(5),
                Duration.ofSeconds(1),
                Duration.ofSeconds(4),
                Duration.ofSeconds(60),
                Duration.ofDays(30));
    }
}
