package io.userdata.storage.consume;

import io.userdata.storage.fault.FaultClass;
import java.util.Objects;
import org.springframework.context.event.EventListener;
import org.springframework.kafka.event.ConsumerRetryAuthEvent;
import org.springframework.kafka.event.ConsumerRetryAuthSuccessfulEvent;
import org.springframework.kafka.event.KafkaEvent;
import org.springframework.kafka.listener.MessageListenerContainer;
import org.springframework.stereotype.Component;

/** Shows a listener as waiting while Kafka refuses the service, and as flowing once its container was let in again. */
@Component
final class KafkaAccessListener {
    private final ListenerStates states;

    KafkaAccessListener(ListenerStates states) {
        this.states = states;
    }

    @EventListener
    void refused(ConsumerRetryAuthEvent event) {
        boolean credentials = event.getReason() == ConsumerRetryAuthEvent.Reason.AUTHENTICATION;
        states.broken(
                listener(event),
                credentials ? FaultClass.Infrastructure.KAFKA_CREDENTIALS : FaultClass.Infrastructure.KAFKA_RIGHT);
    }

    @EventListener
    void letIn(ConsumerRetryAuthSuccessfulEvent event) {
        states.flowing(listener(event));
    }

    /** Of the container that holds all consumers of a listener. */
    private static String listener(KafkaEvent event) {
        return Objects.requireNonNull(
                event.getContainer(MessageListenerContainer.class).getListenerId());
    }
}
