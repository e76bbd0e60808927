package io.userdata.ingest.run.owner;

import io.userdata.events.topic.Topics;
import io.userdata.ingest.publish.TransactionalPublisher;
import io.userdata.ingest.run.RunRecordCodec;
import io.userdata.ingest.run.RunStateChange;
import io.userdata.ingest.run.RunStateStore;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What an owner knows of its runs, and how it is written. The state may run ahead of the transaction that writes it:
 * after any exception both are worth nothing.
 */
final class RunStateWriter {
    private static final Logger LOG = LoggerFactory.getLogger(RunStateWriter.class);

    private final int partition;
    private final TransactionalPublisher publisher;
    private final RunRecordCodec codec;
    private final RunStateStore state;
    private boolean hasPublished;

    RunStateWriter(int partition, TransactionalPublisher publisher, RunRecordCodec codec, RunStateStore state) {
        this.partition = partition;
        this.publisher = publisher;
        this.codec = codec;
        this.state = state;
    }

    RunStateStore state() {
        return state;
    }

    /** Whether any record has been published. */
    boolean hasPublished() {
        return hasPublished;
    }

    /** Knows a change and writes it. */
    void change(RunStateChange change) {
        if (!change.isEmpty()) {
            state.apply(change);
            write(PageCommitPlanner.Publication.of(change));
        }
    }

    /** Writes what the state knows already. */
    void write(PageCommitPlanner.Publication publication) {
        publisher.publish(records(publication));
        wrote(publication);
    }

    /** Writes what the state knows already, and that the commands before an offset have been carried out. */
    void write(PageCommitPlanner.Publication publication, long nextCommand, String group) {
        publisher.publish(records(publication), new TopicPartition(Topics.COMMANDS, partition), nextCommand, group);
        wrote(publication);
    }

    private List<ProducerRecord<byte[], byte[]>> records(PageCommitPlanner.Publication publication) {
        List<ProducerRecord<byte[], byte[]>> records =
                new ArrayList<>(publication.page().records());
        records.addAll(codec.write(publication.change(), partition));
        return records;
    }

    private void wrote(PageCommitPlanner.Publication publication) {
        hasPublished |= publication.size() > 0;
        publication.change().runs().forEach(run -> LOG.atInfo()
                .addKeyValue("source", run.definition().source())
                .addKeyValue("runId", run.runId())
                .addKeyValue("state", run.state())
                .addKeyValue(
                        "reason", run.reason() == null ? null : run.reason().code())
                .log("a run changed"));
    }
}
