package io.userdata.processor;

import io.userdata.events.identity.UserId;
import io.userdata.events.identity.UserPartition;
import io.userdata.events.record.Lane;
import io.userdata.events.record.RawRecord;
import io.userdata.events.topic.Topics;
import io.userdata.transform.fixture.RawRecords;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Writes a lane's raw topic as ingest-service does: in transactions, each partition numbered without gaps. */
final class RawTopicProducer implements AutoCloseable {
    static final int PARTITIONS = 4;
    private static final int USERS = 2_000;

    private final Lane lane;
    private final KafkaProducer<byte[], byte[]> producer;
    private final long[] published = new long[PARTITIONS];
    private long records;

    RawTopicProducer(String bootstrapServers, Lane lane) {
        this.lane = lane;
        this.producer = new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        bootstrapServers,
                        "transactional.id",
                        "stream-" + lane.text(),
                        "max.request.size",
                        4 * 1024 * 1024,
                        "compression.type",
                        "lz4"),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        producer.initTransactions();
    }

    /** How many records each partition has been given. */
    long[] published() {
        return published.clone();
    }

    /** Publishes so many users in one transaction; returns when its commit was asked for, in epoch milliseconds. */
    long publish(int count) {
        producer.beginTransaction();
        for (int i = 0; i < count; i++) {
            RawRecord record = next();
            Future<RecordMetadata> unused =
                    send(record.coordinates().partition(), RawRecords.key(record), RawRecords.bytes(record));
        }
        return commit();
    }

    long commit() {
        producer.flush();
        long asked = System.currentTimeMillis();
        producer.commitTransaction();
        return asked;
    }

    void begin() {
        producer.beginTransaction();
    }

    Future<RecordMetadata> send(int partition, byte @Nullable [] key, byte @Nullable [] value) {
        return producer.send(new ProducerRecord<>(Topics.raw(lane), partition, key, value));
    }

    /** The next user, at the next number of its partition. */
    RawRecord next() {
        String externalId = "stream-" + records++ % USERS;
        int partition = UserPartition.of(UserId.of("randomuser", externalId), PARTITIONS);
        return RawRecords.of(externalId, partition, published[partition]++, RawRecords.payload());
    }

    @Override
    public void close() {
        producer.close(Duration.ZERO);
    }
}
