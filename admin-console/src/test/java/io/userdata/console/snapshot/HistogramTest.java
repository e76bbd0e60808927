package io.userdata.console.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class HistogramTest {
    private static Histogram histogram(int first, int second, int all) {
        return Histogram.of(PrometheusSamples.parse("""
                        f_bucket{lane="live",source="a",le="0.1"} %d
                        f_bucket{lane="live",source="a",le="0.2"} %d
                        f_bucket{lane="live",source="b",le="0.2"} 0
                        f_bucket{lane="live",source="a",le="+Inf"} %d
                        f_bucket{lane="backfill",source="a",le="+Inf"} 99
                        """.formatted(first, second, all)), "f", "lane", "live");
    }

    @Test
    void interpolatesWithinABucket() {
        assertThat(histogram(50, 100, 100).quantile(0.5).orElseThrow()).isCloseTo(0.1, within(1e-9));
        assertThat(histogram(50, 100, 100).quantile(0.75).orElseThrow()).isCloseTo(0.15, within(1e-9));
    }

    @Test
    void beyondTheLastBoundIsTheLastBound() {
        assertThat(histogram(0, 10, 100).quantile(0.99).orElseThrow()).isEqualTo(0.2);
    }

    @Test
    void onlyWhatCameSinceCounts() {
        Histogram since = histogram(50, 150, 150).since(histogram(50, 50, 50));
        assertThat(since.count()).isEqualTo(100);
        assertThat(since.quantile(0.5).orElseThrow()).isCloseTo(0.15, within(1e-9));
    }

    @Test
    void aServiceThatStartedAnewBeginsAgain() {
        assertThat(histogram(1, 2, 3).since(histogram(50, 50, 50)).count()).isEqualTo(3);
    }

    @Test
    void nothingHasNoQuantile() {
        assertThat(histogram(0, 0, 0).quantile(0.5)).isEmpty();
        assertThat(histogram(5, 5, 5).since(histogram(5, 5, 5)).quantile(0.5)).isEmpty();
    }
}
