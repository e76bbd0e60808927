package io.userdata.console.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PrometheusSamplesTest {
    private static final String TEXT = """
            # HELP userdata_storage_records_total
            # TYPE userdata_storage_records_total counter
            userdata_storage_records_total{application="storage-service",lane="live",outcome="inserted"} 4980.0
            userdata_storage_records_total{application="storage-service",lane="live",outcome="stale"} 2.0E1
            userdata_storage_records_total{application="storage-service",lane="backfill",outcome="stale"} 7.0
            userdata_lag{group="a \\"b\\"",topic="t"} NaN
            up 1 1700000000000
            something else entirely
            """;

    private final PrometheusSamples samples = PrometheusSamples.parse(TEXT);

    @Test
    void sumsByLabel() {
        assertThat(samples.sum("userdata_storage_records_total", "lane", "live"))
                .hasValue(5000);
        assertThat(samples.sum("userdata_storage_records_total", "lane", "none"))
                .isEmpty();
    }

    @Test
    void readsEscapesAndTimesAndSpecialNumbers() {
        assertThat(samples.named("userdata_lag")).singleElement().satisfies(lag -> {
            assertThat(lag.label("group")).isEqualTo("a \"b\"");
            assertThat(lag.value()).isNaN();
        });
        assertThat(samples.named("up")).singleElement().satisfies(up -> assertThat(up.value())
                .isEqualTo(1));
    }

    @Test
    void leavesOutWhatIsNoSample() {
        assertThat(samples.all()).hasSize(5);
    }
}
