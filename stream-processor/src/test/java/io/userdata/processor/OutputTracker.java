package io.userdata.processor;

import static org.awaitility.Awaitility.await;

import io.userdata.events.record.EnrichedRecord;
import io.userdata.events.record.Lane;
import io.userdata.events.topic.Topics;
import io.userdata.transform.fixture.RawRecords;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * The numbers that came out of a lane, by partition. Within one life of the processor they follow one another; a new life
 * steps back to where the last checkpoint stood and goes on from there.
 */
final class OutputTracker {
    private final List<BitSet> numbers = new ArrayList<>();
    private final long[] last = new long[RawTopicProducer.PARTITIONS];
    private final int[] stepsBack = new int[RawTopicProducer.PARTITIONS];
    private long records;
    private long skipped;

    OutputTracker() {
        for (int partition = 0; partition < RawTopicProducer.PARTITIONS; partition++) {
            numbers.add(new BitSet());
            last[partition] = -1;
        }
    }

    /** Waits until all that was published to a lane has come out. */
    static OutputTracker all(String bootstrapServers, Lane lane, long[] published, Duration patience) {
        OutputTracker out = new OutputTracker();
        try (TopicReader reader = new TopicReader(bootstrapServers, Topics.enriched(lane))) {
            await().atMost(patience).until(() -> {
                reader.read(out::add);
                return out.isAll(published);
            });
        }
        return out;
    }

    void add(ConsumerRecord<byte[], byte[]> out) {
        long number = RawRecords.MAPPER
                .readValue(out.value(), EnrichedRecord.class)
                .coordinates()
                .sequence();
        int partition = out.partition();
        numbers.get(partition).set((int) number);
        records++;
        if (number <= last[partition]) {
            stepsBack[partition]++;
        } else if (number > last[partition] + 1) {
            skipped++;
        }
        last[partition] = number;
    }

    /** All that came out, repeated ones too. */
    long records() {
        return records;
    }

    long distinct() {
        return numbers.stream().mapToLong(BitSet::cardinality).sum();
    }

    /** How often a number came that was not the next one of its partition, and not a step back. */
    long skipped() {
        return skipped;
    }

    /** The most steps back of any partition. */
    int stepsBack() {
        return Arrays.stream(stepsBack).max().orElseThrow();
    }

    boolean isAll(long[] published) {
        for (int partition = 0; partition < RawTopicProducer.PARTITIONS; partition++) {
            if (numbers.get(partition).cardinality() != published[partition]) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return "distinct=%d repeated=%d stepsBack=%d skipped=%d"
                .formatted(distinct(), records - distinct(), stepsBack(), skipped);
    }
}
