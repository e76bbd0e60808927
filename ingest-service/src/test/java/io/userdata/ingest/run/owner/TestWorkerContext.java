package io.userdata.ingest.run.owner;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.userdata.ingest.budget.Backoff;
import io.userdata.ingest.publish.TestPublishers;
import io.userdata.ingest.run.RunRecordCodec;
import io.userdata.ingest.run.replay.RawPage;
import io.userdata.ingest.source.Source;
import io.userdata.ingest.source.SourceClient;
import io.userdata.ingest.source.SourceRegistry;
import io.userdata.starter.topic.TopicsReadyEvent;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** What owners work with, as tests need it. */
final class TestWorkerContext {
    private TestWorkerContext() {}

    /** Tools for one source, which is asked on the thread of the test. */
    static WorkerContext of(Source source, SourceClient client, Clock clock) {
        SourceRegistry sources = new SourceRegistry(Map.of(source.name(), source.properties()));
        PageCommitPlanner pages = new PageCommitPlanner(TestPublishers.pageWriter());
        return new WorkerContext(
                sources,
                new PageFetcher(client, (of, window, cursor) -> new RawPage(List.of(), "", true), pages, Runnable::run),
                pages,
                new CommandHandler(sources, 4),
                new RunRecordCodec(),
                new Backoff(new Random(7)),
                new SourceBudgetRegistry(clock),
                new WorkerMetrics(new SimpleMeterRegistry()),
                new TopicsReadyEvent(4, 4),
                Duration.ofDays(30),
                "group",
                clock);
    }
}
