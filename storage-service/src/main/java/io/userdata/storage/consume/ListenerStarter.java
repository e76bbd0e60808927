package io.userdata.storage.consume;

import io.userdata.starter.topic.TopicsReadyEvent;
import io.userdata.storage.database.SchemaReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.stereotype.Component;

/** Starts the listeners when both topics and schema are ready. */
@Component
class ListenerStarter {
    private final KafkaListenerEndpointRegistry listeners;
    private final ListenerStates states;
    private boolean topics;
    private boolean schema;

    ListenerStarter(KafkaListenerEndpointRegistry listeners, ListenerStates states) {
        this.listeners = listeners;
        this.states = states;
    }

    @EventListener(TopicsReadyEvent.class)
    synchronized void topicsReady() {
        topics = true;
        startWhenReady();
    }

    @EventListener(SchemaReadyEvent.class)
    synchronized void schemaReady() {
        schema = true;
        startWhenReady();
    }

    private void startWhenReady() {
        if (topics && schema) {
            listeners.getListenerContainers().forEach(container -> {
                container.start();
                states.flowing(container.getListenerId());
            });
        }
    }
}
