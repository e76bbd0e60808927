package io.userdata.storage.consume;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.userdata.events.record.EnrichedRecord;
import io.userdata.events.run.RunDefinition;
import io.userdata.events.run.RunKind;
import io.userdata.events.run.RunRecord;
import io.userdata.events.run.RunRecordKey;
import io.userdata.events.run.RunState;
import io.userdata.events.run.SliceRecord;
import io.userdata.events.topic.Topics;
import io.userdata.storage.SampleRecord;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** What the other services write to Kafka, for tests. */
final class TestKafka implements AutoCloseable {
    private final String bootstrapServers;
    private final KafkaProducer<byte[], byte[]> producer;
    private final Admin admin;

    TestKafka(String bootstrapServers) {
        Map<String, Object> settings = Map.of("bootstrap.servers", bootstrapServers);
        this.bootstrapServers = bootstrapServers;
        this.producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
        this.admin = Admin.create(settings);
    }

    void send(SampleRecord... samples) {
        for (SampleRecord sample : samples) {
            EnrichedRecord record = sample.record();
            send(
                    Topics.enriched(record.lane()),
                    record.userId().toString(),
                    StorageInstance.JSON.writeValueAsBytes(record),
                    Map.of());
        }
        producer.flush();
    }

    void send(String topic, String key, byte @Nullable [] value, Map<String, String> headers) {
        List<Header> all = headers.entrySet().stream()
                .<Header>map(header ->
                        new RecordHeader(header.getKey(), header.getValue().getBytes(UTF_8)))
                .toList();
        producer.send(new ProducerRecord<>(topic, 0, key.getBytes(UTF_8), value, all));
        producer.flush();
    }

    /** Says that a run has ended, having published so many records in partition 0. */
    void ended(UUID run, long published) {
        SliceRecord slice =
                new SliceRecord(run, 0, null, null, List.of(published), 0, 1, true, null, SampleRecord.START);
        RunDefinition definition = new RunDefinition("randomuser", RunKind.POLL, null, null);
        RunRecord record =
                new RunRecord(run, definition, 1, RunState.COMPLETED, null, SampleRecord.START, SampleRecord.START);
        send(
                Topics.RUNS,
                new RunRecordKey.Slice(run, 0).text(),
                StorageInstance.JSON.writeValueAsBytes(slice),
                Map.of());
        send(Topics.RUNS, new RunRecordKey.Run(run).text(), StorageInstance.JSON.writeValueAsBytes(record), Map.of());
    }

    /** Says that the processor has read partition 0 of a topic up to an offset. */
    void processed(String topic, long next) throws ExecutionException, InterruptedException {
        admin.alterConsumerGroupOffsets(
                        "stream-processor", Map.of(new TopicPartition(topic, 0), new OffsetAndMetadata(next)))
                .all()
                .get();
    }

    /** Leaves a record of a transaction that came to nothing. */
    void abort(String topic) {
        Map<String, Object> settings = Map.of("bootstrap.servers", bootstrapServers, "transactional.id", "aborts");
        try (KafkaProducer<byte[], byte[]> aborting =
                new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            aborting.initTransactions();
            aborting.beginTransaction();
            aborting.send(new ProducerRecord<>(topic, 0, new byte[] {1}, new byte[] {1}));
            aborting.flush();
            aborting.abortTransaction();
        }
    }

    /** The service's group as the broker sees it. */
    ConsumerGroupDescription group() throws ExecutionException, InterruptedException {
        return admin.describeConsumerGroups(List.of("storage")).all().get().values().stream()
                .findFirst()
                .orElseThrow();
    }

    /** Takes back what the service has committed; fails while it still counts as a member. */
    void rewind(String topic) throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetAndMetadata> committed = admin.listConsumerGroupOffsets("storage")
                .partitionsToOffsetAndMetadata()
                .get();
        admin.alterConsumerGroupOffsets(
                        "storage",
                        committed.keySet().stream()
                                .filter(partition -> partition.topic().equals(topic))
                                .collect(Collectors.toMap(partition -> partition, none -> new OffsetAndMetadata(0))))
                .all()
                .get();
    }

    @Override
    public void close() {
        producer.close();
        admin.close();
    }
}
