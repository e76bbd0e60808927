package io.userdata.storage.consume;

import java.util.Map;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.listener.MessageListenerContainer;
import org.springframework.stereotype.Component;

/** Says of every listener whether its records are stored, and if not, why. */
@Component("flow")
final class FlowHealthIndicator implements HealthIndicator {
    private final ListenerStates states;
    private final KafkaListenerEndpointRegistry listeners;

    FlowHealthIndicator(ListenerStates states, KafkaListenerEndpointRegistry listeners) {
        this.states = states;
        this.listeners = listeners;
    }

    @Override
    public Health health() {
        Health.Builder health = Health.up();
        for (Map.Entry<String, ListenerState> flow : states.all().entrySet()) {
            String text = flow.getValue().text();
            if (!(flow.getValue() instanceof ListenerState.Flowing)) {
                health.down();
            } else if (!isRunning(flow.getKey())) {
                health.down();
                text = "stopped; the log says why";
            }
            health.withDetail(flow.getKey(), text);
        }
        return health.build();
    }

    private boolean isRunning(String listener) {
        MessageListenerContainer container = listeners.getListenerContainer(listener);
        return container != null && container.isRunning();
    }
}
