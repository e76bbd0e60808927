package io.userdata.console.snapshot;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Counter;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.userdata.console.service.ServiceAnswer;
import io.userdata.console.service.ServiceName;
import io.userdata.console.service.ServiceQueries;
import io.userdata.starter.metrics.MetricNames;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.springframework.boot.micrometer.metrics.autoconfigure.export.prometheus.PrometheusOutputFormat;
import org.springframework.boot.micrometer.metrics.autoconfigure.export.prometheus.PrometheusScrapeEndpoint;
import tools.jackson.databind.JsonNode;

/** Asks the endpoint that the services have, in place of one made up to answer anything. */
class ServiceMetricsTest {
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

    @Test
    void aServiceAnswersEveryCounterThatItIsAskedFor() {
        count(MetricNames.RECORDS_PUBLISHED, 5);
        count(MetricNames.PROCESSOR_ROWS, 4);
        count(MetricNames.STORAGE_RECORDS, 3);
        count("something.else", 9);
        ServiceMetrics metrics = ServiceMetrics.ask(new Endpoint(), 0).join();
        assertThat(metrics.of(ServiceName.INGEST).sum(ServiceMetrics.PUBLISHED, "lane", "live"))
                .hasValue(5);
        assertThat(metrics.of(ServiceName.PROCESSOR).sum(ServiceMetrics.PROCESSED, "lane", "live"))
                .hasValue(4);
        assertThat(metrics.of(ServiceName.STORAGE).sum(ServiceMetrics.STORED, "lane", "live"))
                .hasValue(3);
        assertThat(metrics.of(ServiceName.INGEST).all()).hasSize(1);
    }

    private void count(String name, int times) {
        Counter.builder(name).tag("lane", "live").register(registry).increment(times);
    }

    private final class Endpoint implements ServiceQueries {
        private final PrometheusScrapeEndpoint endpoint =
                new PrometheusScrapeEndpoint(registry.getPrometheusRegistry(), new Properties());

        @Override
        public CompletableFuture<ServiceAnswer<JsonNode>> json(ServiceName service, String path) {
            throw new UnsupportedOperationException("only metrics are asked for");
        }

        @Override
        public CompletableFuture<ServiceAnswer<JsonNode>> readiness(ServiceName service) {
            throw new UnsupportedOperationException("only metrics are asked for");
        }

        @Override
        public CompletableFuture<ServiceAnswer<String>> metrics(ServiceName service, String... names) {
            byte[] answer = endpoint.scrape(PrometheusOutputFormat.CONTENT_TYPE_004, Set.of(names))
                    .getBody();
            return CompletableFuture.completedFuture(new ServiceAnswer.Good<>(new String(answer, UTF_8)));
        }
    }
}
