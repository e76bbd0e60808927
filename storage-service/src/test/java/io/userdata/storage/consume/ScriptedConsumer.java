package io.userdata.storage.consume;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** A consumer of one partition that a test lets Kafka refuse for a while, and that reads again what is sought. */
final class ScriptedConsumer extends MockConsumer<byte[], byte[]> {
    private final TopicPartition partition;
    private final List<ConsumerRecord<byte[], byte[]>> log = new ArrayList<>();
    private final AtomicReference<@Nullable KafkaException> refusal = new AtomicReference<>();

    ScriptedConsumer(TopicPartition partition) {
        super("earliest");
        this.partition = partition;
        schedulePollTask(this::assign);
    }

    private void assign() {
        rebalance(List.of(partition));
        updateBeginningOffsets(Map.of(partition, 0L));
        log.forEach(this::addRecord);
        schedulePollTask(this::refuse);
    }

    private void refuse() {
        setPollException(refusal.get());
        schedulePollTask(this::refuse);
    }

    /** Adds a record; before the consumer is started. */
    void holds(byte[] value) {
        log.add(new ConsumerRecord<>(partition.topic(), partition.partition(), log.size(), new byte[0], value));
    }

    /** Lets every poll from the next on fail; null: none any more. */
    void refuses(@Nullable KafkaException exception) {
        refusal.set(exception);
    }

    @Override
    public synchronized void seek(TopicPartition sought, long offset) {
        super.seek(sought, offset);
        log.stream().filter(record -> record.offset() >= offset).forEach(this::addRecord);
    }
}
