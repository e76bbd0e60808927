package io.userdata.processor.query;

import io.userdata.events.record.Lane;
import io.userdata.events.record.RawRecord;
import io.userdata.events.topic.Topics;
import io.userdata.localstack.userapi.person.Nationality;
import io.userdata.transform.fixture.RawRecords;
import io.userdata.transform.fixture.SampleUsers;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The topics of the processor, made and filled before anything is measured. */
final class PrefilledTopics {
    static final int PARTITIONS = 4;

    private final String bootstrapServers;

    PrefilledTopics(String bootstrapServers) throws ExecutionException, InterruptedException {
        this.bootstrapServers = bootstrapServers;
        List<String> topics = List.of(
                Topics.RAW_LIVE,
                Topics.RAW_BACKFILL,
                Topics.ENRICHED_LIVE,
                Topics.ENRICHED_BACKFILL,
                Topics.QUARANTINE);
        try (Admin admin = Admin.create(Map.<String, Object>of("bootstrap.servers", bootstrapServers))) {
            admin.createTopics(topics.stream()
                            .map(topic -> new NewTopic(topic, PARTITIONS, (short) 1))
                            .toList())
                    .all()
                    .get();
        }
    }

    /** Publishes so many different users; returns the mean length of a value. */
    long fill(Lane lane, Set<Nationality> nationalities, int count) {
        SampleUsers users = new SampleUsers(nationalities, PARTITIONS);
        long bytes = 0;
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers, "compression.type", "lz4", "linger.ms", 20),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            for (int i = 0; i < count; i++) {
                RawRecord user = users.next();
                byte[] value = RawRecords.bytes(user);
                Future<RecordMetadata> unused = producer.send(new ProducerRecord<>(
                        Topics.raw(lane), user.coordinates().partition(), RawRecords.key(user), value));
                bytes += value.length;
            }
        }
        return bytes / count;
    }
}
