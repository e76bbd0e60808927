package io.userdata.ingest.run.owner;

import io.userdata.events.topic.Topics;
import io.userdata.ingest.publish.FencedPublisher;
import io.userdata.ingest.run.RunsChange;
import io.userdata.ingest.run.RunsCodec;
import io.userdata.ingest.run.RunsState;
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
final class Journal {
    private static final Logger LOG = LoggerFactory.getLogger(Journal.class);

    private final int partition;
    private final FencedPublisher publisher;
    private final RunsCodec codec;
    private final RunsState state;
    private boolean hasPublished;

    Journal(int partition, FencedPublisher publisher, RunsCodec codec, RunsState state) {
        this.partition = partition;
        this.publisher = publisher;
        this.codec = codec;
        this.state = state;
    }

    RunsState state() {
        return state;
    }

    /** Whether any record has been published. */
    boolean hasPublished() {
        return hasPublished;
    }

    /** Knows a change and writes it. */
    void change(RunsChange change) {
        if (!change.isEmpty()) {
            state.apply(change);
            write(Pages.Publication.of(change));
        }
    }

    /** Writes what the state knows already. */
    void write(Pages.Publication publication) {
        publisher.publish(records(publication));
        wrote(publication);
    }

    /** Writes what the state knows already, and that the commands before an offset have been carried out. */
    void write(Pages.Publication publication, long nextCommand, String group) {
        publisher.publish(records(publication), new TopicPartition(Topics.COMMANDS, partition), nextCommand, group);
        wrote(publication);
    }

    private List<ProducerRecord<byte[], byte[]>> records(Pages.Publication publication) {
        List<ProducerRecord<byte[], byte[]>> records =
                new ArrayList<>(publication.page().records());
        records.addAll(codec.write(publication.change(), partition));
        return records;
    }

    private void wrote(Pages.Publication publication) {
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
