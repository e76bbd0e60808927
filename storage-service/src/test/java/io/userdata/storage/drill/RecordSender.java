package io.userdata.storage.drill;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.userdata.events.record.EnrichedRecord;
import io.userdata.events.run.RunDefinition;
import io.userdata.events.run.RunKind;
import io.userdata.events.run.RunRecord;
import io.userdata.events.run.RunRecordKey;
import io.userdata.events.run.RunState;
import io.userdata.events.run.SliceRecord;
import io.userdata.events.topic.Topics;
import io.userdata.starter.json.EventMapper;
import io.userdata.storage.fixture.SampleRecord;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.LongStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Writes what the services before storage write; a send that fails fails the next one. */
final class RecordSender implements AutoCloseable {
    /** So many records later a record comes again. */
    private static final int LATER = 1_000;

    private static final JsonMapper JSON = EventMapper.create();

    private final KafkaProducer<byte[], byte[]> producer;
    private final Deque<ProducerRecord<byte[], byte[]>> again = new ArrayDeque<>();
    private final AtomicReference<@Nullable Exception> failed = new AtomicReference<>();

    RecordSender(String bootstrapServers) {
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers, "compression.type", "lz4", "linger.ms", 5),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    void send(TestDelivery drawn) {
        ProducerRecord<byte[], byte[]> next = value(drawn.user(), drawn.defect());
        send(next);
        if (drawn.twice()) {
            again.add(next);
        }
        if (again.size() > LATER * 3 / 10) {
            send(again.remove());
        }
    }

    void send(EnrichedRecord user) {
        send(value(user, Defect.NONE));
    }

    /** Sends what was still to come again, and says that the run has ended. */
    void end(UUID run, RunKind kind, long[] published) {
        while (!again.isEmpty()) {
            send(again.remove());
        }
        List<Long> counts = LongStream.of(published).boxed().toList();
        SliceRecord slice = new SliceRecord(run, 0, null, null, counts, 0, 1, true, null, SampleRecord.START);
        RunDefinition definition = new RunDefinition("randomuser", kind, null, null);
        RunRecord record =
                new RunRecord(run, definition, 1, RunState.COMPLETED, null, SampleRecord.START, SampleRecord.START);
        send(run(new RunRecordKey.Slice(run, 0), JSON.writeValueAsBytes(slice)));
        send(run(new RunRecordKey.Run(run), JSON.writeValueAsBytes(record)));
        producer.flush();
        rethrow();
    }

    private static ProducerRecord<byte[], byte[]> run(RunRecordKey key, byte[] value) {
        return new ProducerRecord<>(Topics.RUNS, 0, key.text().getBytes(UTF_8), value);
    }

    private static ProducerRecord<byte[], byte[]> value(EnrichedRecord user, Defect defect) {
        return new ProducerRecord<>(
                Topics.enriched(user.lane()),
                user.coordinates().partition(),
                user.userId().toString().getBytes(UTF_8),
                defect.in(JSON.writeValueAsString(user)).getBytes(UTF_8));
    }

    private void send(ProducerRecord<byte[], byte[]> next) {
        rethrow();
        producer.send(next, (metadata, error) -> {
            if (error != null) {
                failed.compareAndSet(null, error);
            }
        });
    }

    private void rethrow() {
        Exception error = failed.get();
        if (error != null) {
            throw new IllegalStateException("a record could not be sent", error);
        }
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(10));
    }
}
