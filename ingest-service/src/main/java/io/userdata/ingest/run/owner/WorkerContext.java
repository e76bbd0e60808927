package io.userdata.ingest.run.owner;

import io.userdata.ingest.budget.Backoff;
import io.userdata.ingest.run.RunRecordCodec;
import io.userdata.ingest.source.SourceRegistry;
import io.userdata.starter.topic.TopicsReadyEvent;
import java.time.Clock;
import java.time.Duration;

/** What all owners of an instance work with. */
record WorkerContext(
        SourceRegistry sources,
        PageFetcher fetches,
        PageCommitPlanner pages,
        CommandHandler commands,
        RunRecordCodec codec,
        Backoff backoff,
        SourceBudgetRegistry budgets,
        WorkerMetrics metrics,
        TopicsReadyEvent topics,
        Duration retention,
        String groupId,
        Clock clock) {}
