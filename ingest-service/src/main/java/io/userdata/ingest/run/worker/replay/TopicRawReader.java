package io.userdata.ingest.run.worker.replay;

import io.userdata.events.record.RawRecord;
import io.userdata.events.record.Revision;
import io.userdata.events.run.Window;
import io.userdata.events.topic.Topics;
import io.userdata.starter.json.EventMapper;
import io.userdata.starter.topic.KafkaProperties;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads both raw topics, one partition after the other, from where the window begins to their end: a push that waited for
 * its owner, or a record that an operator fixed, is published long after it was fetched.
 */
final class TopicRawReader implements RawReader {
    private static final Logger LOG = LoggerFactory.getLogger(TopicRawReader.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final int SILENT_POLLS = 20;
    private static final int PAGE = 1_000;
    private static final int MOST_SCANNED = 50_000;
    /** A record is published after it was fetched, but by clocks that need not agree. */
    private static final Duration MARGIN = Duration.ofMinutes(10);

    private final KafkaProperties kafka;
    private final JsonMapper json = EventMapper.create();

    TopicRawReader(KafkaProperties kafka) {
        this.kafka = kafka;
    }

    @Override
    public RawPage read(String source, Window window, @Nullable String cursor) {
        try (Consumer<byte[], byte[]> consumer = open()) {
            List<RawRange> ranges = new ArrayList<>(cursor == null ? ranges(consumer, window) : RawRange.parse(cursor));
            List<RawRecord> records = new ArrayList<>();
            for (int i = 0; i < ranges.size(); i++) {
                if (!ranges.get(i).isDone()) {
                    ranges.set(i, read(consumer, ranges.get(i), source, window, records));
                    break;
                }
            }
            return new RawPage(records, RawRange.text(ranges), ranges.stream().allMatch(RawRange::isDone));
        } catch (OffsetOutOfRangeException e) {
            throw new RawRecordsGoneException(e);
        }
    }

    private RawRange read(
            Consumer<byte[], byte[]> consumer, RawRange range, String source, Window window, List<RawRecord> records) {
        consumer.assign(List.of(range.partition()));
        consumer.seek(range.partition(), range.next());
        RawRange left = range;
        int silent = 0;
        for (int scanned = 0; !left.isDone() && records.size() < PAGE && scanned < MOST_SCANNED; ) {
            ConsumerRecords<byte[], byte[]> polled = consumer.poll(POLL);
            for (ConsumerRecord<byte[], byte[]> record : polled) {
                wanted(record, range, source, window).ifPresent(records::add);
            }
            scanned += polled.count();
            long position = Math.min(consumer.position(range.partition()), range.end());
            silent = position > left.next() ? 0 : silent + 1;
            if (silent > SILENT_POLLS) {
                throw new TimeoutException("the raw topics do not answer");
            }
            left = left.from(position);
        }
        return left;
    }

    private Optional<RawRecord> wanted(
            ConsumerRecord<byte[], byte[]> record, RawRange range, String source, Window window) {
        if (record.offset() >= range.end()) {
            return Optional.empty();
        }
        try {
            return Optional.of(json.readValue(record.value(), RawRecord.class))
                    .filter(raw -> raw.source().equals(source) && !Revision.isReplay(raw.revision()))
                    .filter(raw -> !raw.fetchedAt().isBefore(window.from())
                            && raw.fetchedAt().isBefore(window.to()));
        } catch (JacksonException | IllegalArgumentException e) {
            LOG.atWarn()
                    .addKeyValue("topic", record.topic())
                    .addKeyValue("partition", record.partition())
                    .addKeyValue("offset", record.offset())
                    .addKeyValue("error", e.getClass().getSimpleName())
                    .log("what is no raw record is not replayed");
            return Optional.empty();
        }
    }

    private static List<RawRange> ranges(Consumer<?, ?> consumer, Window window) {
        List<TopicPartition> partitions = Stream.of(Topics.RAW_LIVE, Topics.RAW_BACKFILL)
                .flatMap(topic -> consumer.partitionsFor(topic).stream())
                .map(found -> new TopicPartition(found.topic(), found.partition()))
                .toList();
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        Map<TopicPartition, OffsetAndTimestamp> from =
                consumer.offsetsForTimes(at(partitions, window.from().minus(MARGIN)));
        return partitions.stream()
                .map(partition -> new RawRange(
                        partition,
                        offset(from.get(partition), ends.getOrDefault(partition, 0L)),
                        ends.getOrDefault(partition, 0L)))
                .toList();
    }

    private static Map<TopicPartition, Long> at(List<TopicPartition> partitions, Instant time) {
        return partitions.stream()
                .collect(Collectors.toMap(partition -> partition, partition -> Math.max(0, time.toEpochMilli())));
    }

    private static long offset(@Nullable OffsetAndTimestamp found, long end) {
        return found == null ? end : Math.min(found.offset(), end);
    }

    private Consumer<byte[], byte[]> open() {
        Map<String, Object> settings = kafka.consumer(Map.of(
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "none",
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                PAGE,
                ConsumerConfig.FETCH_MAX_BYTES_CONFIG,
                8 * 1024 * 1024,
                ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                10_000));
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }
}
