package io.userdata.starter.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.userdata.events.topic.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;

class TopicProvisionerIT {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final List<Object> events = new CopyOnWriteArrayList<>();
    private final EmbeddedKafkaKraftBroker broker = new EmbeddedKafkaKraftBroker(1, 1);

    @BeforeEach
    void startBroker() {
        broker.afterPropertiesSet();
    }

    @AfterEach
    void stopBroker() {
        broker.destroy();
    }

    @Test
    void missingTopicsAreMadeAndTheirPartitionsTold() throws Exception {
        TopicProvisioner provisioner = provisioner(broker.getBrokersAsString());
        provisioner.start();
        await().atMost(LIMIT).until(() -> provisioner.ready() != null);
        await().untilAsserted(() -> assertThat(events).containsExactly(new TopicsReadyEvent(3, 3)));
        assertThat(config(Topics.RUNS).get("cleanup.policy").value()).isEqualTo("compact");
        assertThat(config(Topics.RAW_LIVE).get("retention.ms").value()).isEqualTo("604800000");
        assertThat(config(Topics.QUARANTINE).get("max.message.bytes").value()).isEqualTo("4194304");
    }

    @Test
    void topicThatCannotBeUsedIsToldInHealthUntilItIsCorrected() throws Exception {
        try (Admin admin = admin()) {
            admin.createTopics(List.of(new NewTopic(Topics.ENRICHED_LIVE, 5, (short) 1)
                            .configs(Map.of("max.message.bytes", "4194304"))))
                    .all()
                    .get();
            TopicProvisioner provisioner = provisioner(broker.getBrokersAsString());
            TopicsHealthIndicator health = new TopicsHealthIndicator(provisioner);
            provisioner.start();
            await().atMost(LIMIT)
                    .until(() -> health.health().getDetails().toString().contains("the same number of partitions"));
            assertThat(events).isEmpty();
            admin.deleteTopics(List.of(Topics.ENRICHED_LIVE)).all().get();
            await().atMost(LIMIT)
                    .until(() -> health.health().getStatus().getCode().equals("UP"));
        }
    }

    @Test
    void brokerThatIsNotThereIsToldInHealth() {
        TopicProvisioner provisioner = provisioner("localhost:1");
        TopicsHealthIndicator health = new TopicsHealthIndicator(provisioner);
        provisioner.start();
        await().atMost(LIMIT)
                .until(() -> health.health().getDetails().toString().contains("Kafka at localhost:1 does not answer"));
        provisioner.stop();
        assertThat(provisioner.isRunning()).isFalse();
    }

    private TopicProvisioner provisioner(String bootstrap) {
        return new TopicProvisioner(
                new KafkaProperties(bootstrap, Map.of("default.api.timeout.ms", "3000", "request.timeout.ms", "2000")),
                new TopicProperties(3, (short) 1, Duration.ofDays(7)),
                events::add);
    }

    private Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", broker.getBrokersAsString()));
    }

    private Config config(String topic) throws ExecutionException, InterruptedException {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        try (Admin admin = admin()) {
            return Objects.requireNonNull(
                    admin.describeConfigs(List.of(resource)).all().get().get(resource));
        }
    }
}
