package io.userdata.storage.consume;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.userdata.starter.metrics.MetricNames;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.listener.MessageListenerContainer;
import org.springframework.stereotype.Component;

/** Shows the state of every listener: 1 for the one it is in. */
@Component
final class ListenerStateMetrics implements MeterBinder {
    private static final String STARTING = "starting";
    private static final String RUNNING = "running";
    private static final String PAUSED = "paused";
    private static final String STOPPED = "stopped";

    private final ListenerStates states;
    private final ObjectProvider<KafkaListenerEndpointRegistry> listeners;

    ListenerStateMetrics(ListenerStates states, ObjectProvider<KafkaListenerEndpointRegistry> listeners) {
        this.states = states;
        this.listeners = listeners;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (String listener : StorageListener.IDS) {
            for (String state : List.of(STARTING, RUNNING, PAUSED, STOPPED)) {
                Gauge.builder(MetricNames.STORAGE_FLOW, this, flow -> state.equals(flow.state(listener)) ? 1 : 0)
                        .tag("lane", listener)
                        .tag("state", state)
                        .register(registry);
            }
        }
    }

    private String state(String listener) {
        ListenerState flow = states.all().get(listener);
        if (flow instanceof ListenerState.Flowing) {
            return isRunning(listener) ? RUNNING : STOPPED;
        }
        if (flow instanceof ListenerState.Waiting) {
            return PAUSED;
        }
        return flow instanceof ListenerState.Stopped ? STOPPED : STARTING;
    }

    private boolean isRunning(String listener) {
        MessageListenerContainer container = listeners.getObject().getListenerContainer(listener);
        return container != null && container.isRunning();
    }
}
