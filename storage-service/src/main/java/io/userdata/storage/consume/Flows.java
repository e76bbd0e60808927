package io.userdata.storage.consume;

import io.userdata.storage.fault.Fault;
import io.userdata.storage.ledger.Steadiness;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How it goes with every listener. */
@Component
class Flows implements Steadiness {
    private final Map<String, Flow> flows = new ConcurrentHashMap<>();
    private final Clock clock;

    Flows(Clock clock) {
        this.clock = clock;
        StorageListener.IDS.forEach(id -> flows.put(id, new Flow.Starting()));
    }

    Map<String, Flow> all() {
        return new TreeMap<>(flows);
    }

    /** A batch was stored, or the listener has begun. */
    void flowing(String listener) {
        flows.compute(
                listener,
                (id, flow) -> flow instanceof Flow.Flowing flowing ? flowing : new Flow.Flowing(clock.instant()));
    }

    /** A batch could not be stored; answers whether the listener must stop. */
    boolean broken(String listener, Fault fault) {
        Instant now = clock.instant();
        flows.compute(listener, (id, flow) -> flow instanceof Flow.Stopped ? flow : broken(flow, fault, now));
        return !(fault instanceof Fault.Infrastructure);
    }

    private static Flow broken(@Nullable Flow flow, Fault fault, Instant now) {
        return fault instanceof Fault.Infrastructure infrastructure
                ? new Flow.Waiting(flow instanceof Flow.Waiting waiting ? waiting.since() : now, infrastructure)
                : new Flow.Stopped(now, fault.code());
    }

    /** A stopped listener does not keep a ledger open: nothing of it is on its way. */
    @Override
    public Optional<Instant> steadySince() {
        Instant latest = Instant.EPOCH;
        for (Flow flow : flows.values()) {
            if (flow instanceof Flow.Flowing flowing) {
                latest = flowing.since().isAfter(latest) ? flowing.since() : latest;
            } else if (!(flow instanceof Flow.Stopped)) {
                return Optional.empty();
            }
        }
        return Optional.of(latest);
    }
}
