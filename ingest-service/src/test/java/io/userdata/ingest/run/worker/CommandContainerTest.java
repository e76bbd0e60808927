package io.userdata.ingest.run.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.userdata.events.topic.Topics;
import io.userdata.ingest.publish.TestPublishers;
import io.userdata.ingest.run.RunProperties;
import io.userdata.ingest.run.worker.commit.RunStateLoader;
import io.userdata.ingest.source.limit.Backoff;
import io.userdata.starter.topic.KafkaProperties;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.listener.KafkaMessageListenerContainer;

/** The consumer of commands outlives that Kafka refuses it for a while. */
class CommandContainerTest {
    private static final TopicPartition PARTITION = new TopicPartition(Topics.COMMANDS, 0);

    private static final KafkaProperties KAFKA = new KafkaProperties("localhost:9092", Map.of());

    private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
    private final Set<Integer> taken = new ConcurrentSkipListSet<>();

    static Stream<KafkaException> aRefusalIsOutlived() {
        return Stream.of(new GroupAuthorizationException("group"), new SaslAuthenticationException("password"));
    }

    @ParameterizedTest
    @MethodSource
    void aRefusalIsOutlived(KafkaException refusal) {
        consumer.setPollException(refusal);
        consumer.schedulePollTask(() -> {});
        consumer.schedulePollTask(() -> {
            consumer.updateBeginningOffsets(Map.of(PARTITION, 0L));
            consumer.rebalance(List.of(PARTITION));
        });
        KafkaMessageListenerContainer<byte[], byte[]> container = new CommandContainerFactory(
                        KAFKA, properties(), new SimpleMeterRegistry(), event -> {})
                .container(new CommandListener(new WorkerRegistry(this::take)), consumers());
        container.start();
        try {
            await().atMost(Duration.ofSeconds(10)).until(() -> taken.contains(0));
            assertThat(container.isRunning()).isTrue();
        } finally {
            container.stop();
        }
    }

    /** A worker that has been asked to end already. */
    private PartitionWorker take(int partition) {
        taken.add(partition);
        PartitionWorker worker = new PartitionWorker(
                partition,
                TestPublishers.factory(),
                new RunStateLoader(KAFKA, properties()),
                (publisher, loaded, wakeUp) -> {
                    throw new IllegalStateException("it does not work");
                },
                new RestartBackoff(properties(), new Backoff(new Random(7))),
                new WorkerInbox(isHeld -> {}));
        worker.stop();
        return worker;
    }

    private ConsumerFactory<byte[], byte[]> consumers() {
        return new DefaultKafkaConsumerFactory<>(Map.of("group.id", "group")) {
            @Override
            protected Consumer<byte[], byte[]> createRawConsumer(Map<String, Object> settings) {
                return consumer;
            }
        };
    }

    private static RunProperties properties() {
        return new RunProperties(
                "group",
                "one",
                Duration.ofSeconds(6),
                Duration.ofSeconds(5),
                Duration.ofMillis(10),
                Duration.ofMillis(10),
                Duration.ofSeconds(60),
                Duration.ofDays(30));
    }
}
