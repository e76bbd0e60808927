package io.userdata.ingest.run.owner;

import io.micrometer.core.instrument.MeterRegistry;
import io.userdata.ingest.budget.Backoff;
import io.userdata.ingest.publish.PublisherFactory;
import io.userdata.ingest.run.RunProperties;
import io.userdata.ingest.run.replay.RawReader;
import io.userdata.ingest.source.SourceClient;
import io.userdata.ingest.source.SourceRegistry;
import io.userdata.starter.topic.KafkaProperties;
import java.time.Clock;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;

/** Makes the owners of this instance. */
@Configuration(proxyBeanMethods = false)
class WorkerConfiguration {
    @Bean(destroyMethod = "shutdownNow")
    ExecutorService fetchThreads() {
        CustomizableThreadFactory threads = new CustomizableThreadFactory("fetch-");
        threads.setDaemon(true);
        return Executors.newCachedThreadPool(threads);
    }

    @Bean("owner")
    WorkerHealthIndicator ownerHealthIndicator(PartitionAssignment assignment) {
        return new WorkerHealthIndicator(assignment);
    }

    @Bean
    PartitionAssignment ownership(
            KafkaProperties kafka,
            RunProperties properties,
            PublisherFactory publishers,
            SourceRegistry sources,
            SourceClient client,
            RawReader raw,
            ExecutorService fetchThreads,
            MeterRegistry meters,
            Clock clock,
            ApplicationEventPublisher events) {
        Backoff backoff = new Backoff(() -> ThreadLocalRandom.current().nextLong());
        return new PartitionAssignment(
                new WorkerFactory(
                        kafka,
                        properties,
                        publishers,
                        sources,
                        client,
                        raw,
                        fetchThreads,
                        backoff,
                        meters,
                        new WorkerMetrics(meters),
                        clock),
                events);
    }
}
