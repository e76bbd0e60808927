package io.userdata.ingest.run.worker.commit;

import io.userdata.events.topic.Topics;
import io.userdata.ingest.publish.TransactionalPublisher;
import io.userdata.ingest.run.model.RunRecordCodec;
import io.userdata.ingest.run.model.RunStateChange;
import io.userdata.ingest.run.model.RunStateStore;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds what is known of the runs of a partition, and is the only one that writes it. The state may run ahead of the
 * transaction that writes it: after any exception both are worth nothing.
 */
public final class RunStateWriter {
    private static final Logger LOG = LoggerFactory.getLogger(RunStateWriter.class);

    private final int partition;
    private final String group;
    private final TransactionalPublisher publisher;
    private final RunRecordCodec codec = new RunRecordCodec();
    private final RunStateStore state;
    private boolean hasPublished;

    /**
     * Writes the runs of a partition.
     *
     * @param group whose position on the commands is written
     */
    public RunStateWriter(int partition, String group, TransactionalPublisher publisher, RunStateStore state) {
        this.partition = partition;
        this.group = group;
        this.publisher = publisher;
        this.state = state;
    }

    /** What is known; only this changes it. */
    public RunStateStore state() {
        return state;
    }

    /** Whether any record has been published. */
    public boolean hasPublished() {
        return hasPublished;
    }

    /** Knows a change and writes it. */
    public void change(RunStateChange change) {
        if (!change.isEmpty()) {
            apply(change);
            write(PageCommit.of(change));
        }
    }

    /** Knows a change that is still to be written. */
    public void apply(RunStateChange change) {
        state.apply(change);
    }

    /** Writes what the state knows already. */
    public void write(PageCommit commit) {
        publisher.publish(records(commit));
        wrote(commit);
    }

    /** Writes what the state knows already, and that the commands before an offset have been carried out. */
    public void write(PageCommit commit, long nextCommand) {
        publisher.publish(records(commit), new TopicPartition(Topics.COMMANDS, partition), nextCommand, group);
        wrote(commit);
    }

    private List<ProducerRecord<byte[], byte[]>> records(PageCommit commit) {
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>(commit.records());
        records.addAll(codec.write(commit.change(), partition));
        return records;
    }

    private void wrote(PageCommit commit) {
        hasPublished |= !commit.records().isEmpty();
        commit.change().runs().forEach(run -> LOG.atInfo()
                .addKeyValue("source", run.definition().source())
                .addKeyValue("runId", run.runId())
                .addKeyValue("state", run.state())
                .addKeyValue(
                        "reason", run.reason() == null ? null : run.reason().code())
                .log("a run changed"));
    }
}
