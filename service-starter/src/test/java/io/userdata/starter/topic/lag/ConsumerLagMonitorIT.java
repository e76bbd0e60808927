package io.userdata.starter.topic.lag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.userdata.starter.topic.KafkaProperties;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.test.EmbeddedKafkaBroker;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;

class ConsumerLagMonitorIT {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Duration SOON = Duration.ofSeconds(15);
    private static final TopicPartition USERS = new TopicPartition("users", 0);

    private final MeterRegistry meters = new SimpleMeterRegistry();

    @Test
    void lagIsWhatTheBrokerTellsAndGoneWhileItIsSilent() throws Exception {
        EmbeddedKafkaBroker broker = new EmbeddedKafkaKraftBroker(1, 1, "users")
                .brokerProperties(
                        Map.of("transaction.state.log.replication.factor", "1", "transaction.state.log.min.isr", "1"));
        broker.afterPropertiesSet();
        ConsumerLagMonitor watch = watch(broker.getBrokersAsString());
        watch.start();
        await().atMost(LIMIT).until(() -> lag() != null && lag() == 0);
        send(broker, "committed", true);
        send(broker, "aborted", false);
        await().atMost(LIMIT).until(() -> lag() != null && lag() > 0);
        assertThat(offset()).isZero();
        commitAll(broker);
        await().atMost(LIMIT).until(() -> lag() != null && lag() == 0);
        assertThat(offset()).isPositive();
        broker.destroy();
        await().atMost(SOON).until(() -> lag() == null && offset() == null);
        watch.stop();
        assertThat(watch.isRunning()).isFalse();
    }

    @Test
    void topicThatIsNotThereHasNoLag() {
        EmbeddedKafkaKraftBroker broker = new EmbeddedKafkaKraftBroker(1, 1);
        broker.afterPropertiesSet();
        ConsumerLagMonitor watch = watch(broker.getBrokersAsString());
        watch.start();
        try (Admin admin = admin(broker)) {
            assertThat(lag()).isNull();
            admin.createTopics(List.of(new org.apache.kafka.clients.admin.NewTopic("users", 1, (short) 1)));
            await().atMost(LIMIT).until(() -> lag() != null && lag() == 0);
        } finally {
            watch.stop();
            broker.destroy();
        }
    }

    private ConsumerLagMonitor watch(String broker) {
        return new ConsumerLagMonitor(
                new KafkaProperties(broker, Map.of()),
                new LagProperties(
                        List.of(new LagProperties.Group("readers", List.of("users"))),
                        Duration.ofMillis(100),
                        Duration.ofSeconds(2)),
                meters);
    }

    private @Nullable Double lag() {
        return value("userdata.lag");
    }

    private @Nullable Double offset() {
        return value("userdata.lag.offset");
    }

    private @Nullable Double value(String name) {
        Gauge gauge =
                meters.find(name).tags("group", "readers", "topic", "users").gauge();
        return gauge == null ? null : gauge.value();
    }

    private static void send(EmbeddedKafkaBroker broker, String value, boolean committed) {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", broker.getBrokersAsString(), "transactional.id", value);
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            producer.initTransactions();
            producer.beginTransaction();
            producer.send(new ProducerRecord<>("users", value));
            producer.flush();
            if (committed) {
                producer.commitTransaction();
            } else {
                producer.abortTransaction();
            }
        }
    }

    private static void commitAll(EmbeddedKafkaBroker broker) throws Exception {
        try (Admin admin = admin(broker)) {
            long end = admin.listOffsets(Map.of(USERS, org.apache.kafka.clients.admin.OffsetSpec.latest()))
                    .partitionResult(USERS)
                    .get()
                    .offset();
            admin.alterConsumerGroupOffsets("readers", Map.of(USERS, new OffsetAndMetadata(end)))
                    .all()
                    .get();
        }
    }

    private static Admin admin(EmbeddedKafkaBroker broker) {
        return Admin.create(Map.of("bootstrap.servers", broker.getBrokersAsString()));
    }
}
