package io.userdata.processor;

import io.userdata.events.record.EnrichedRecord;
import io.userdata.transform.fixture.RawRecords;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** When each number of each partition was asked to be committed, and when it first came out, in epoch milliseconds. */
final class LatencyRecorder {
    private final List<List<Long>> askedAt = new ArrayList<>();
    private final List<Map<Integer, Long>> appendedAt = new ArrayList<>();

    LatencyRecorder() {
        for (int partition = 0; partition < RawTopicProducer.PARTITIONS; partition++) {
            askedAt.add(new ArrayList<>());
            appendedAt.add(new HashMap<>());
        }
    }

    /** All numbers below these, that were not asked before, have been asked to be committed at that time. */
    void asked(long[] published, long at) {
        for (int partition = 0; partition < RawTopicProducer.PARTITIONS; partition++) {
            List<Long> times = askedAt.get(partition);
            while (times.size() < published[partition]) {
                times.add(at);
            }
        }
    }

    /** A record of a topic whose timestamps are the broker's. */
    void appended(ConsumerRecord<byte[], byte[]> out) {
        long number = RawRecords.MAPPER
                .readValue(out.value(), EnrichedRecord.class)
                .coordinates()
                .sequence();
        appendedAt.get(out.partition()).putIfAbsent((int) number, out.timestamp());
    }

    boolean isComplete() {
        return IntStream.range(0, RawTopicProducer.PARTITIONS)
                .allMatch(partition -> appendedAt.get(partition).size()
                        == askedAt.get(partition).size());
    }

    /** Milliseconds from one to the other of all numbers from these on, sorted. */
    long[] from(long[] first) {
        return IntStream.range(0, RawTopicProducer.PARTITIONS)
                .boxed()
                .flatMapToLong(partition -> from(partition, (int) first[partition]))
                .sorted()
                .toArray();
    }

    private LongStream from(int partition, int first) {
        List<Long> asked = askedAt.get(partition);
        Map<Integer, Long> appended = appendedAt.get(partition);
        return IntStream.range(first, asked.size())
                .mapToLong(number -> appended.getOrDefault(number, Long.MAX_VALUE) - asked.get(number));
    }
}
