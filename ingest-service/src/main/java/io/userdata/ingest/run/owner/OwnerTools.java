package io.userdata.ingest.run.owner;

import io.userdata.ingest.budget.Backoff;
import io.userdata.ingest.run.RunsCodec;
import io.userdata.ingest.source.Sources;
import io.userdata.starter.topic.TopicsReadyEvent;
import java.time.Clock;
import java.time.Duration;

/** What all owners of an instance work with. */
record OwnerTools(
        Sources sources,
        Fetches fetches,
        Pages pages,
        Commands commands,
        RunsCodec codec,
        Backoff backoff,
        Budgets budgets,
        OwnerMetrics metrics,
        TopicsReadyEvent topics,
        Duration retention,
        String groupId,
        Clock clock) {}
