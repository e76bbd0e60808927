package io.userdata.storage.consume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.userdata.events.topic.Topics;
import io.userdata.starter.topic.KafkaProperties;
import io.userdata.storage.fault.FaultClass;
import io.userdata.storage.kafka.KafkaClientSettings;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.kafka.config.ConcurrentKafkaListenerContainerFactory;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.event.ConsumerRetryAuthEvent;
import org.springframework.kafka.event.ConsumerRetryAuthSuccessfulEvent;
import org.springframework.kafka.listener.BatchMessageListener;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;

/** A listener that Kafka refuses waits, says so, and goes on by itself. */
class KafkaAccessTest {
    private static final TopicPartition PARTITION = new TopicPartition(Topics.ENRICHED_LIVE, 0);
    private static final ConsumeProperties SOON =
            new ConsumeProperties("test", 1, 1, 10, Duration.ofMillis(5), Duration.ofMillis(10));

    private final ListenerStates states = new ListenerStates(Clock.systemUTC());
    private final KafkaAccessListener access = new KafkaAccessListener(states);
    private final ScriptedConsumer consumer = new ScriptedConsumer(PARTITION);
    private final AtomicInteger stored = new AtomicInteger();
    private final ConcurrentMessageListenerContainer<byte[], byte[]> container = container();

    @AfterEach
    void stop() {
        container.stop();
    }

    static Stream<KafkaException> refusals() {
        return Stream.of(
                new TopicAuthorizationException(Set.of(Topics.ENRICHED_LIVE)),
                new GroupAuthorizationException("storage"),
                new SaslAuthenticationException("no"),
                new SslAuthenticationException("no"));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void aRefusedListenerWaitsAndGoesOnByItself(KafkaException refusal) {
        consumer.holds(new byte[] {1});
        consumer.refuses(refusal);
        start(batch -> {});

        await().until(() -> state() instanceof ListenerState.Waiting);
        assertThat(state().text()).contains("waits since").contains("Kafka");
        assertThat(states.steadySince()).isEmpty();
        assertThat(container.isRunning()).isTrue();
        consumer.refuses(null);

        await().until(() -> stored.get() == 1);
        await().until(() -> state() instanceof ListenerState.Flowing);
    }

    @Test
    void aBatchThatIsTriedAgainWhileKafkaRefusesIsNotPassedOver() {
        consumer.holds(new byte[] {1});
        consumer.holds(new byte[] {2});
        AtomicInteger deliveries = new AtomicInteger();
        start(batch -> {
            if (deliveries.getAndIncrement() == 0) {
                consumer.refuses(new GroupAuthorizationException("storage"));
                throw new BatchNotStoredException(new FaultClass.Infrastructure("57P01"), null);
            }
        });
        await().until(() -> state() instanceof ListenerState.Waiting);
        consumer.refuses(null);

        await().until(() -> stored.get() == 2);
        await().until(() -> consumer.committed(Set.of(PARTITION)).containsValue(new OffsetAndMetadata(2)));
    }

    private ListenerState state() {
        return states.all().getOrDefault(StorageListener.LIVE, new ListenerState.Starting());
    }

    private void start(java.util.function.Consumer<List<ConsumerRecord<byte[], byte[]>>> store) {
        container.setupMessageListener((BatchMessageListener<byte[], byte[]>) batch -> {
            store.accept(batch);
            stored.addAndGet(batch.size());
        });
        container.start();
    }

    private ConcurrentMessageListenerContainer<byte[], byte[]> container() {
        KafkaClientSettings kafka = new KafkaClientSettings(new KafkaProperties("localhost:1", Map.of()));
        ConcurrentKafkaListenerContainerFactory<byte[], byte[]> factory =
                new ConsumeConfiguration().batches(kafka, SOON, new SimpleMeterRegistry());
        factory.setConsumerFactory(new DefaultKafkaConsumerFactory<>(kafka.groupConsumer(10)) {
            @Override
            protected Consumer<byte[], byte[]> createRawConsumer(Map<String, Object> settings) {
                return consumer;
            }
        });
        ConcurrentMessageListenerContainer<byte[], byte[]> made = factory.createContainer(Topics.ENRICHED_LIVE);
        made.setBeanName(StorageListener.LIVE);
        made.getContainerProperties().setGroupId("storage");
        made.setApplicationEventPublisher(event -> {
            if (event instanceof ConsumerRetryAuthEvent refused) {
                access.refused(refused);
            } else if (event instanceof ConsumerRetryAuthSuccessfulEvent letIn) {
                access.letIn(letIn);
            }
        });
        return made;
    }
}
