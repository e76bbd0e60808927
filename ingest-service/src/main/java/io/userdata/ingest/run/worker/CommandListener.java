package io.userdata.ingest.run.worker;

import io.userdata.events.run.RunCommand;
import io.userdata.ingest.run.model.RunRecordCodec;
import io.userdata.ingest.run.worker.command.ReceivedCommand;
import java.util.Collection;
import java.util.List;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.listener.BatchMessageListener;
import org.springframework.kafka.listener.ConsumerAwareRebalanceListener;

/** Hands what the consumer group says, assignments and commands, over to the workers, and never waits. */
final class CommandListener implements BatchMessageListener<byte[], byte[]>, ConsumerAwareRebalanceListener {
    private static final Logger LOG = LoggerFactory.getLogger(CommandListener.class);

    private final WorkerRegistry workers;
    private final RunRecordCodec codec = new RunRecordCodec();

    CommandListener(WorkerRegistry workers) {
        this.workers = workers;
    }

    @Override
    public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        partitions.forEach(partition -> workers.take(partition.partition()));
    }

    @Override
    public void onPartitionsRevokedBeforeCommit(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        partitions.forEach(partition -> workers.leave(partition.partition()));
    }

    @Override
    public void onPartitionsLost(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        partitions.forEach(partition -> workers.leave(partition.partition()));
    }

    @Override
    public void onMessage(List<ConsumerRecord<byte[], byte[]>> records) {
        records.forEach(record -> workers.tell(
                record.partition(),
                new WorkerEvent.Commanded(received(record), Math.max(0, record.serializedValueSize()))));
    }

    private ReceivedCommand received(ConsumerRecord<byte[], byte[]> record) {
        return new ReceivedCommand(record.partition(), record.offset(), command(record));
    }

    private @Nullable RunCommand command(ConsumerRecord<byte[], byte[]> record) {
        try {
            return codec.readCommand(record.value());
        } catch (RuntimeException | StackOverflowError e) {
            LOG.atError()
                    .addKeyValue("partition", record.partition())
                    .addKeyValue("offset", record.offset())
                    .addKeyValue("error", e.getClass().getSimpleName())
                    .log("a command is not readable and is passed over");
            return null;
        }
    }
}
