package io.userdata.starter.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScrapeContractTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "userdata_storage_records_total{run=\"r\"} 1.0",
                "userdata_storage_records_total{source=\"6fa459ea-ee8a-3ca4-894e-db77e160355e\"} 1.0",
                "http_server_requests_seconds_count{uri=\"/api/v1/runs/6fa459ea-ee8a-3ca4-894e-db77e160355e\"} 1",
                "kafka_consumer_x{client_id=\"consumer-0123456789abcdef0123456789abcdef\"} 1",
                "process_uptime_seconds{host=\"h\"} 1"
            })
    void tagWithoutBoundsIsFound(String line) {
        assertThat(ScrapeContract.faults(ScrapeContract.samples(line))).hasSize(1);
    }

    @Test
    void tagOfTooManyValuesIsFound() {
        StringBuilder lines = new StringBuilder("# HELP x\n");
        for (int source = 0; source < 200; source++) {
            lines.append("userdata_ingest_pages_total{source=\"s")
                    .append(source)
                    .append("\"} 1.0\n");
        }
        assertThat(ScrapeContract.faults(ScrapeContract.samples(lines.toString())))
                .containsExactly("200 values of userdata_ingest_pages_total source");
    }

    @Test
    void knownTagsPass() {
        assertThat(ScrapeContract.check("# TYPE userdata_freshness_seconds histogram\n"
                        + "userdata_freshness_seconds_bucket{application=\"a\",lane=\"live\",le=\"+Inf\"} 3\n"
                        + "http_server_requests_seconds_sum{uri=\"/api/v1/runs/{runId}\"} 0.5\n"))
                .hasSize(2);
    }
}
