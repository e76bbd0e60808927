package io.userdata.processor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.userdata.events.quarantine.QuarantineHeaders;
import io.userdata.events.record.Lane;
import io.userdata.events.record.RawRecord;
import io.userdata.events.topic.Topics;
import io.userdata.localstack.broker.Broker;
import io.userdata.transform.fixture.RawRecords;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * One record in a hundred is poison: exactly those are quarantined, each with its true reason, and no query is restarted.
 * {@code benchmarks/processor-poison} does it at full length.
 */
class PoisonRecordIT {
    private static final int RECORDS = Integer.getInteger("records", 4_000);
    private static final int PER_TRANSACTION = 500;
    private static final Duration PATIENCE = Duration.ofSeconds(Long.getLong("patience", 240));

    private final Random random = new Random(Long.getLong("seed", 7));
    private final Map<String, String> expected = new HashMap<>();
    private final Map<String, String> quarantined = new HashMap<>();

    @TempDir
    Path folder;

    @Test
    void exactlyThePoisonIsQuarantinedAndNoQueryIsRestarted() throws Exception {
        try (Broker broker = Broker.start(folder.resolve("broker"), 0);
                ProcessorProcess processor = ProcessorProcess.start(broker.bootstrapServers(), folder)) {
            await().atMost(PATIENCE).until(processor::isReady);
            Map<Lane, Long> good = new EnumMap<>(Lane.class);
            for (Lane lane : Lane.values()) {
                try (RawTopicProducer stream = new RawTopicProducer(broker.bootstrapServers(), lane)) {
                    good.put(lane, publish(stream));
                }
            }
            awaitQuarantined(broker);
            for (Lane lane : Lane.values()) {
                awaitEnriched(broker, lane, good.getOrDefault(lane, 0L));
                assertThat(processor.lane(lane.text()).path("restarts").asInt()).isZero();
                System.out.printf(
                        "lane=%s records=%d enriched=%d restarts=0%n",
                        lane.text(), RECORDS, good.getOrDefault(lane, 0L));
            }
            System.out.printf("poison=%d quarantined=%d%n", expected.size(), quarantined.size());
        }
    }

    /** Returns how many of the records were good. */
    private long publish(RawTopicProducer stream) throws ExecutionException, InterruptedException {
        long poison = 0;
        for (int sent = 0; sent < RECORDS; sent += PER_TRANSACTION) {
            stream.begin();
            Map<Future<RecordMetadata>, PoisonRecord> sick = new HashMap<>();
            for (int i = 0; i < PER_TRANSACTION; i++) {
                if (random.nextInt(100) == 0) {
                    PoisonRecord kind = PoisonRecord.values()[random.nextInt(PoisonRecord.values().length)];
                    sick.put(kind.send(stream), kind);
                } else {
                    RawRecord record = stream.next();
                    Future<RecordMetadata> unused = stream.send(
                            record.coordinates().partition(), RawRecords.key(record), RawRecords.bytes(record));
                }
            }
            stream.commit();
            for (Map.Entry<Future<RecordMetadata>, PoisonRecord> entry : sick.entrySet()) {
                RecordMetadata at = entry.getKey().get();
                expected.put(place(at.topic(), at.partition(), at.offset()), entry.getValue().code);
            }
            poison += sick.size();
        }
        return RECORDS - poison;
    }

    private void awaitQuarantined(Broker broker) {
        try (TopicReader reader = new TopicReader(broker.bootstrapServers(), Topics.QUARANTINE)) {
            await().atMost(PATIENCE).until(() -> {
                reader.read(this::quarantined);
                return quarantined.size() >= expected.size();
            });
        }
        assertThat(quarantined).isEqualTo(expected);
    }

    private void quarantined(ConsumerRecord<byte[], byte[]> out) {
        Map<String, String> headers = new HashMap<>();
        out.headers().forEach(header -> headers.put(header.key(), new String(header.value(), UTF_8)));
        var record = QuarantineHeaders.read(headers, out.value());
        String place = place(
                record.origin().topic(),
                record.origin().partition(),
                record.origin().offset());
        assertThat(quarantined.put(place, record.reason().code())).as(place).isNull();
    }

    private void awaitEnriched(Broker broker, Lane lane, long count) throws IOException {
        OutputTracker out = new OutputTracker();
        try (TopicReader reader = new TopicReader(broker.bootstrapServers(), Topics.enriched(lane))) {
            await().atMost(PATIENCE).until(() -> {
                reader.read(out::add);
                return out.distinct() >= count;
            });
        }
        assertThat(out.records()).isEqualTo(count);
    }

    private static String place(String topic, int partition, long offset) {
        return topic + " " + partition + " " + offset;
    }
}
