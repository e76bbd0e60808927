package io.userdata.ingest.run.worker;

import io.micrometer.core.instrument.MeterRegistry;
import io.userdata.ingest.publish.PublisherFactory;
import io.userdata.ingest.publish.RecordPreparer;
import io.userdata.ingest.run.RunProperties;
import io.userdata.ingest.run.worker.command.CommandExecutorFactory;
import io.userdata.ingest.run.worker.command.PassedCommandLog;
import io.userdata.ingest.run.worker.commit.PageMetrics;
import io.userdata.ingest.run.worker.commit.RunStateLoader;
import io.userdata.ingest.run.worker.fetch.PageFetcher;
import io.userdata.ingest.run.worker.fetch.PagePipelineFactory;
import io.userdata.ingest.run.worker.replay.RawReader;
import io.userdata.ingest.source.SourceClient;
import io.userdata.ingest.source.SourceRegistry;
import io.userdata.ingest.source.limit.Backoff;
import io.userdata.starter.topic.KafkaProperties;
import java.time.Clock;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;

/** Makes what works the runs of this instance. */
@Configuration(proxyBeanMethods = false)
class WorkerConfiguration {
    @Bean(destroyMethod = "shutdownNow")
    ExecutorService fetchThreads() {
        CustomizableThreadFactory threads = new CustomizableThreadFactory("fetch-");
        threads.setDaemon(true);
        return Executors.newCachedThreadPool(threads);
    }

    @Bean
    RecordPreparer recordPreparer(PublisherFactory publishers) {
        return publishers.recordPreparer();
    }

    @Bean
    PageMetrics pageMetrics(MeterRegistry meters) {
        return new PageMetrics(meters);
    }

    @Bean
    PassedCommandLog passedCommands(MeterRegistry meters) {
        return new PassedCommandLog(meters);
    }

    @Bean
    PageFetcher pageFetcher(SourceClient client, RawReader raw, RecordPreparer preparer, ExecutorService fetchThreads) {
        return new PageFetcher(client, raw, preparer, fetchThreads);
    }

    @Bean
    Backoff backoff() {
        return new Backoff(() -> ThreadLocalRandom.current().nextLong());
    }

    @Bean
    PagePipelineFactory pagePipelines(
            SourceRegistry sources, PageFetcher fetcher, Backoff backoff, PageMetrics metrics, Clock clock) {
        return new PagePipelineFactory(sources, fetcher, backoff, metrics, clock);
    }

    @Bean
    CommandExecutorFactory commandExecutors(
            SourceRegistry sources,
            RecordPreparer preparer,
            PassedCommandLog passed,
            PageMetrics metrics,
            Clock clock) {
        return new CommandExecutorFactory(sources, preparer, passed, metrics, clock);
    }

    @Bean
    WorkerSessionFactory workerSessions(
            SourceRegistry sources,
            PublisherFactory publishers,
            CommandExecutorFactory commands,
            PagePipelineFactory pipelines,
            RunProperties properties,
            Clock clock) {
        return new WorkerSessionFactory(sources, publishers, commands, pipelines, properties, clock);
    }

    @Bean
    WorkerFactory workers(
            PublisherFactory publishers,
            KafkaProperties kafka,
            WorkerSessionFactory sessions,
            RunProperties properties,
            Backoff backoff) {
        return new WorkerFactory(publishers, new RunStateLoader(kafka, properties), sessions, properties, backoff);
    }

    @Bean
    CommandContainerFactory commandContainers(
            KafkaProperties kafka, RunProperties properties, MeterRegistry meters, ApplicationEventPublisher events) {
        return new CommandContainerFactory(kafka, properties, meters, events);
    }

    @Bean
    PartitionAssignment partitionAssignment(
            WorkerFactory workers, CommandContainerFactory containers, RunProperties properties) {
        return new PartitionAssignment(workers, containers, properties.retryLongest());
    }

    @Bean("owner")
    WorkerHealthIndicator ownerHealthIndicator(PartitionAssignment assignment, PassedCommandLog passed) {
        return new WorkerHealthIndicator(assignment, passed);
    }
}
