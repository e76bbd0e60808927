package io.userdata.console.snapshot;

import io.userdata.console.service.ServiceQueries;
import io.userdata.console.snapshot.Snapshot.FlowView;
import io.userdata.console.snapshot.Snapshot.FreshnessView;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Remembers the look before, and of each lane how fresh its last records were. */
final class FlowMeter {
    private final ServiceQueries asking;
    private final Map<String, FreshnessView> freshness = new HashMap<>();
    private @Nullable ServiceMetrics last;
    private List<FlowView> lanes = List.of();

    FlowMeter(ServiceQueries asking) {
        this.asking = asking;
    }

    /** Measures again. */
    void look(long nanos) {
        ServiceMetrics now = ServiceMetrics.ask(asking, nanos).join();
        lanes = new FlowCalculator(now, last)
                .lanes().stream().map(this::remembering).toList();
        last = now;
    }

    List<FlowView> lanes() {
        return lanes;
    }

    Map<String, Double> quarantine() {
        return last == null ? Map.of() : last.quarantine();
    }

    private FlowView remembering(FlowView lane) {
        if (lane.freshness() != null) {
            freshness.put(lane.lane(), lane.freshness());
        }
        return new FlowView(lane.lane(), lane.hops(), freshness.get(lane.lane()));
    }
}
