package io.userdata.ingest.run.owner;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.userdata.ingest.budget.Backoff;
import io.userdata.ingest.publish.TestPublishers;
import io.userdata.ingest.run.RunsCodec;
import io.userdata.ingest.run.replay.RawPage;
import io.userdata.ingest.source.Source;
import io.userdata.ingest.source.SourceClient;
import io.userdata.ingest.source.Sources;
import io.userdata.starter.topic.TopicsReadyEvent;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** What owners work with, as tests need it. */
final class TestTools {
    private TestTools() {}

    /** Tools for one source, which is asked on the thread of the test. */
    static OwnerTools of(Source source, SourceClient client, Clock clock) {
        Sources sources = new Sources(Map.of(source.name(), source.properties()));
        Pages pages = new Pages(TestPublishers.pageWriter());
        return new OwnerTools(
                sources,
                new Fetches(client, (of, window, cursor) -> new RawPage(List.of(), "", true), pages, Runnable::run),
                pages,
                new Commands(sources, 4),
                new RunsCodec(),
                new Backoff(new Random(7)),
                new Budgets(clock),
                new OwnerMetrics(new SimpleMeterRegistry()),
                new TopicsReadyEvent(4, 4),
                Duration.ofDays(30),
                "group",
                clock);
    }
}
