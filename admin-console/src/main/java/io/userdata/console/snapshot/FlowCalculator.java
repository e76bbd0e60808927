package io.userdata.console.snapshot;

import io.userdata.console.service.ServiceName;
import io.userdata.console.snapshot.Snapshot.FlowView;
import io.userdata.console.snapshot.Snapshot.FreshnessView;
import io.userdata.console.snapshot.Snapshot.HopView;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** What flows: the metrics of one look compared with those of the look before. */
final class FlowCalculator {
    private static final List<String> LANES = List.of("live", "backfill");
    private static final double NANOS = Duration.ofSeconds(1).toNanos();

    private final ServiceMetrics now;
    private final @Nullable ServiceMetrics before;

    FlowCalculator(ServiceMetrics now, @Nullable ServiceMetrics before) {
        this.now = now;
        this.before = before;
    }

    List<FlowView> lanes() {
        return LANES.stream().map(this::lane).toList();
    }

    private FlowView lane(String lane) {
        return new FlowView(
                lane,
                List.of(
                        hop(ServiceName.INGEST, ServiceMetrics.PUBLISHED, lane, null),
                        hop(ServiceName.PROCESSOR, ServiceMetrics.PROCESSED, lane, behind(lane)),
                        hop(
                                ServiceName.STORAGE,
                                ServiceMetrics.STORED,
                                lane,
                                lag(ServiceName.STORAGE, "users.enriched." + lane))),
                freshness(lane));
    }

    private HopView hop(ServiceName service, String counter, String lane, @Nullable Double lag) {
        OptionalDouble total = now.of(service).sum(counter, "lane", lane);
        return new HopView(
                service.text(),
                total.isPresent() ? total.getAsDouble() : null,
                total.isPresent() ? rate(service, counter, lane, total.getAsDouble()) : null,
                lag);
    }

    /** Null where a service has started anew, as its counters have; a counter begins with its first record. */
    private @Nullable Double rate(ServiceName service, String counter, String lane, double total) {
        if (before == null || before.of(service) == PrometheusSamples.NONE) {
            return null;
        }
        double more = total - before.of(service).sum(counter, "lane", lane).orElse(0);
        return more < 0 ? null : more / ((now.nanos() - before.nanos()) / NANOS);
    }

    /** What the processor counts from its checkpoint, or else what its group at the broker lacks, which follows later. */
    private @Nullable Double behind(String lane) {
        Double behind = value(now.of(ServiceName.PROCESSOR), ServiceMetrics.BEHIND, "lane", lane);
        return behind != null ? behind : lag(ServiceName.PROCESSOR, "users.raw." + lane);
    }

    private @Nullable Double lag(ServiceName service, String topic) {
        return value(now.of(service), ServiceMetrics.LAG, "topic", topic);
    }

    private static @Nullable Double value(PrometheusSamples samples, String name, String label, String value) {
        OptionalDouble found = samples.named(name)
                .filter(sample -> sample.has(label, value) && !Double.isNaN(sample.value()))
                .mapToDouble(PrometheusSamples.Sample::value)
                .max();
        return found.isPresent() ? found.getAsDouble() : null;
    }

    private @Nullable FreshnessView freshness(String lane) {
        Histogram all = histogram(now, lane);
        Histogram lately = before == null ? all : all.since(histogram(before, lane));
        OptionalDouble half = lately.quantile(0.5);
        OptionalDouble most = lately.quantile(0.99);
        return half.isPresent() && most.isPresent()
                ? new FreshnessView(half.getAsDouble(), most.getAsDouble(), lately.highestBound(), lately.count())
                : null;
    }

    private static Histogram histogram(ServiceMetrics metrics, String lane) {
        return Histogram.of(metrics.of(ServiceName.STORAGE), ServiceMetrics.FRESHNESS, "lane", lane);
    }
}
