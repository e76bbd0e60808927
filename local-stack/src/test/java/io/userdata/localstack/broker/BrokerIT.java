package io.userdata.localstack.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.userdata.localstack.process.StartFailedException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrokerIT {
    private static final TopicPartition PARTITION = new TopicPartition("users", 0);
    private static final byte[] FOUR_MEBIBYTES = new byte[4 * 1024 * 1024];

    @TempDir
    Path folder;

    @Test
    void keepsCommittedRecordsThroughAStopAndACrash() throws Exception {
        try (Broker broker = Broker.start(folder, 0)) {
            createTopic(broker);
            publishInATransaction(broker, FOUR_MEBIBYTES);
            broker.stop();
            broker.startAgain();
            publishInATransaction(broker, new byte[1]);
            broker.kill();
            assertThat(broker.process().isAlive()).isFalse();
            broker.startAgain();
            assertThat(committedSizes(broker)).containsExactly(FOUR_MEBIBYTES.length, 1);
        }
    }

    @Test
    void aTakenPortIsNamed() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> Broker.start(folder, taken.getLocalPort()))
                    .isInstanceOf(StartFailedException.class)
                    .hasMessage("Port " + taken.getLocalPort() + " (Kafka) is taken by another program.");
        }
    }

    private static void createTopic(Broker broker) throws Exception {
        try (Admin admin =
                Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrapServers()))) {
            NewTopic topic = new NewTopic("users", 1, (short) 1).configs(Map.of("max.message.bytes", "4718592"));
            admin.createTopics(List.of(topic)).all().get();
        }
    }

    private static void publishInATransaction(Broker broker, byte[] value) {
        Map<String, Object> settings = Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                broker.bootstrapServers(),
                ProducerConfig.TRANSACTIONAL_ID_CONFIG,
                "test",
                ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                4718592);
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.initTransactions();
            producer.beginTransaction();
            Future<RecordMetadata> sent = producer.send(new ProducerRecord<>("users", value));
            producer.commitTransaction();
            assertThat(sent).isDone();
        }
    }

    private static List<Integer> committedSizes(Broker broker) {
        Map<String, Object> settings = Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                broker.bootstrapServers(),
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed",
                ConsumerConfig.FETCH_MAX_BYTES_CONFIG,
                50_000_000,
                ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG,
                50_000_000);
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(List.of(PARTITION));
            consumer.seekToBeginning(List.of(PARTITION));
            List<Integer> sizes = new ArrayList<>();
            long end = consumer.endOffsets(List.of(PARTITION)).getOrDefault(PARTITION, 0L);
            while (consumer.position(PARTITION) < end) {
                consumer.poll(Duration.ofSeconds(1)).forEach(record -> sizes.add(record.value().length));
            }
            return sizes;
        }
    }
}
