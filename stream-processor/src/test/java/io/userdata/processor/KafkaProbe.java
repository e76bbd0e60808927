package io.userdata.processor;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.userdata.events.identity.UserId;
import io.userdata.events.identity.UserPartition;
import io.userdata.events.record.Lane;
import io.userdata.events.record.RawRecord;
import io.userdata.events.topic.Topics;
import io.userdata.transform.fixture.RawRecords;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Writes raw topics as ingest-service does and reads what came out. */
final class KafkaProbe implements AutoCloseable {
    private static final int PARTITIONS = 4;

    private final String bootstrapServers;
    private final Map<String, KafkaConsumer<byte[], byte[]>> consumers = new HashMap<>();
    private final Map<String, List<ConsumerRecord<byte[], byte[]>>> read = new HashMap<>();
    private @Nullable KafkaProducer<byte[], byte[]> transactional;
    private @Nullable KafkaProducer<byte[], byte[]> plain;

    KafkaProbe(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
    }

    /** A record on the partition where its user belongs. */
    static RawRecord placed(String externalId, long sequence, String payload) {
        int partition = UserPartition.of(UserId.of("randomuser", externalId), PARTITIONS);
        return RawRecords.of(externalId, partition, sequence, payload);
    }

    static String sha256(String token) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(token.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    void sendCommitted(Lane lane, List<RawRecord> records) {
        transaction(lane, records).commitTransaction();
    }

    void sendAborted(Lane lane, List<RawRecord> records) {
        KafkaProducer<byte[], byte[]> producer = transaction(lane, records);
        producer.flush();
        producer.abortTransaction();
    }

    private KafkaProducer<byte[], byte[]> transaction(Lane lane, List<RawRecord> records) {
        if (transactional == null) {
            transactional = new KafkaProducer<>(producer(Map.of("transactional.id", "probe")));
            transactional.initTransactions();
        }
        transactional.beginTransaction();
        for (RawRecord record : records) {
            Future<RecordMetadata> unused = transactional.send(new ProducerRecord<>(
                    Topics.raw(lane),
                    record.coordinates().partition(),
                    RawRecords.key(record),
                    RawRecords.bytes(record)));
        }
        return transactional;
    }

    void send(Lane lane, int partition, byte @Nullable [] key, byte @Nullable [] value)
            throws ExecutionException, InterruptedException {
        if (plain == null) {
            plain = new KafkaProducer<>(producer(Map.of("max.request.size", 4 * 1024 * 1024)));
        }
        plain.send(new ProducerRecord<>(Topics.raw(lane), partition, key, value))
                .get();
    }

    void deleteTopic(String topic) throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(Map.<String, Object>of("bootstrap.servers", bootstrapServers))) {
            admin.deleteTopics(List.of(topic)).all().get();
        }
    }

    /** Deletes what a lane's raw topic holds, as retention does. */
    void deleteRaw(Lane lane) throws ExecutionException, InterruptedException {
        String topic = Topics.raw(lane);
        try (Admin admin = Admin.create(Map.<String, Object>of("bootstrap.servers", bootstrapServers))) {
            admin.deleteRecords(IntStream.range(0, PARTITIONS)
                            .boxed()
                            .collect(Collectors.toMap(
                                    partition -> new TopicPartition(topic, partition),
                                    partition -> RecordsToDelete.beforeOffset(-1))))
                    .all()
                    .get();
        }
    }

    /** Everything committed to a topic so far. */
    List<ConsumerRecord<byte[], byte[]>> read(String topic) {
        KafkaConsumer<byte[], byte[]> consumer = consumers.computeIfAbsent(topic, this::consumer);
        List<ConsumerRecord<byte[], byte[]>> all = read.computeIfAbsent(topic, name -> new ArrayList<>());
        Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            consumer.poll(Duration.ofMillis(100)).forEach(all::add);
        }
        return all;
    }

    private KafkaConsumer<byte[], byte[]> consumer(String topic) {
        KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers, "isolation.level", "read_committed"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        consumer.assign(IntStream.range(0, PARTITIONS)
                .mapToObj(partition -> new TopicPartition(topic, partition))
                .toList());
        consumer.seekToBeginning(consumer.assignment());
        return consumer;
    }

    private Map<String, Object> producer(Map<String, Object> more) {
        Map<String, Object> settings = new HashMap<>(more);
        settings.put("bootstrap.servers", bootstrapServers);
        settings.put("key.serializer", ByteArraySerializer.class);
        settings.put("value.serializer", ByteArraySerializer.class);
        return settings;
    }

    @Override
    public void close() {
        consumers.values().forEach(KafkaConsumer::close);
        if (transactional != null) {
            transactional.close(Duration.ZERO);
        }
        if (plain != null) {
            plain.close(Duration.ZERO);
        }
    }
}
