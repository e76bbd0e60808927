package io.userdata.storage.consume;

import io.userdata.storage.fault.FaultClass;
import io.userdata.storage.ledger.StorageHealthHistory;
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
class ListenerStates implements StorageHealthHistory {
    private final Map<String, ListenerState> states = new ConcurrentHashMap<>();
    private final Clock clock;

    ListenerStates(Clock clock) {
        this.clock = clock;
        StorageListener.IDS.forEach(id -> states.put(id, new ListenerState.Starting()));
    }

    Map<String, ListenerState> all() {
        return new TreeMap<>(states);
    }

    /** A batch was stored, or the listener has begun. */
    void flowing(String listener) {
        states.compute(
                listener,
                (id, flow) -> flow instanceof ListenerState.Flowing flowing
                        ? flowing
                        : new ListenerState.Flowing(clock.instant()));
    }

    /** A batch could not be stored; answers whether the listener must stop. */
    boolean broken(String listener, FaultClass fault) {
        Instant now = clock.instant();
        states.compute(listener, (id, flow) -> flow instanceof ListenerState.Stopped ? flow : broken(flow, fault, now));
        return !(fault instanceof FaultClass.Infrastructure);
    }

    private static ListenerState broken(@Nullable ListenerState flow, FaultClass fault, Instant now) {
        return fault instanceof FaultClass.Infrastructure infrastructure
                ? new ListenerState.Waiting(
                        flow instanceof ListenerState.Waiting waiting ? waiting.since() : now, infrastructure)
                : new ListenerState.Stopped(now, fault.code());
    }

    /** A stopped listener does not keep a ledger open: nothing of it is on its way. */
    @Override
    public Optional<Instant> steadySince() {
        Instant latest = Instant.EPOCH;
        for (ListenerState flow : states.values()) {
            if (flow instanceof ListenerState.Flowing flowing) {
                latest = flowing.since().isAfter(latest) ? flowing.since() : latest;
            } else if (!(flow instanceof ListenerState.Stopped)) {
                return Optional.empty();
            }
        }
        return Optional.of(latest);
    }
}
