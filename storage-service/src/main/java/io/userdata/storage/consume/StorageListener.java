package io.userdata.storage.consume;

import io.userdata.events.topic.Topics;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.listener.MessageListenerContainer;
import org.springframework.stereotype.Component;

/** Takes batches from the topics; a returned batch is in the database, and only then is its offset committed. */
@Component
class StorageListener {
    static final String LIVE = "live";
    static final String BACKFILL = "backfill";
    static final String QUARANTINE = "quarantine";
    static final String RUNS = "runs";
    static final List<String> IDS = List.of(LIVE, BACKFILL, QUARANTINE, RUNS);

    private static final Logger LOG = LoggerFactory.getLogger(StorageListener.class);
    private static final String GROUP = "storage";
    private static final String MEMBER = "group.instance.id=#{__listener.properties().instanceId()}-";
    /** An entry may be 3 MiB. */
    private static final String FEW = "max.poll.records=50";

    private final ConsumeProperties properties;
    private final ConsumedRecordReader reader;
    private final PoisonRecordIsolator isolator;
    private final ListenerStates states;
    private final ObjectProvider<KafkaListenerEndpointRegistry> listeners;

    StorageListener(
            ConsumeProperties properties,
            ConsumedRecordReader reader,
            BatchWriter writer,
            ListenerStates states,
            ObjectProvider<KafkaListenerEndpointRegistry> listeners) {
        this.properties = properties;
        this.reader = reader;
        this.isolator = new PoisonRecordIsolator(writer::store);
        this.states = states;
        this.listeners = listeners;
    }

    /** The settings that the annotations below name. */
    public ConsumeProperties properties() {
        return properties;
    }

    @KafkaListener(
            id = LIVE,
            groupId = GROUP,
            topics = Topics.ENRICHED_LIVE,
            containerFactory = "batches",
            concurrency = "#{__listener.properties().liveConcurrency()}",
            properties = MEMBER + LIVE)
    void live(List<ConsumerRecord<byte[], byte[]>> batch) {
        store(LIVE, batch.stream().map(reader::enriched).toList());
    }

    @KafkaListener(
            id = BACKFILL,
            groupId = GROUP,
            topics = Topics.ENRICHED_BACKFILL,
            containerFactory = "batches",
            concurrency = "#{__listener.properties().backfillConcurrency()}",
            properties = MEMBER + BACKFILL)
    void backfill(List<ConsumerRecord<byte[], byte[]>> batch) {
        store(BACKFILL, batch.stream().map(reader::enriched).toList());
    }

    @KafkaListener(
            id = QUARANTINE,
            groupId = GROUP,
            topics = Topics.QUARANTINE,
            containerFactory = "batches",
            properties = {MEMBER + QUARANTINE, FEW})
    void quarantine(List<ConsumerRecord<byte[], byte[]>> batch) {
        store(QUARANTINE, batch.stream().map(reader::quarantined).toList());
    }

    @KafkaListener(
            id = RUNS,
            groupId = GROUP,
            topics = Topics.RUNS,
            containerFactory = "batches",
            properties = MEMBER + RUNS)
    void runs(List<ConsumerRecord<byte[], byte[]>> batch) {
        store(RUNS, batch.stream().map(reader::run).flatMap(Optional::stream).toList());
    }

    private void store(String listener, List<ConsumedRecord> batch) {
        try {
            isolator.store(batch);
            states.flowing(listener);
        } catch (BatchNotStoredException e) {
            if (states.broken(listener, e.fault())) {
                LOG.atError().setCause(e).addKeyValue("listener", listener).log("listener stops");
                stop(listener);
            } else {
                LOG.atWarn()
                        .addKeyValue("listener", listener)
                        .addKeyValue("error", e.fault().code())
                        .log("batch is tried again");
            }
            throw e;
        }
    }

    /** Asks the container to stop; its thread leaves its retries as soon as it is asked. */
    private void stop(String listener) {
        MessageListenerContainer container = listeners.getObject().getListenerContainer(listener);
        if (container != null) {
            container.stopAbnormally(() -> {});
        }
    }
}
