package io.userdata.ingest.publish;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import io.userdata.starter.json.EventMapper;
import io.userdata.starter.json.SourceRecordMapper;
import io.userdata.starter.topic.KafkaProperties;
import java.time.Clock;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Makes what prepares, writes and publishes pages. */
public final class PublisherFactory {
    private static final int ANSWER_MILLIS = 5_000;
    /** A broker allows transactions of 15 minutes, unless it is told otherwise. */
    private static final long MOST_MILLIS = 600_000;

    private static final int MEMORY_BYTES = 16 * 1024 * 1024;
    private static final int LARGEST_REQUEST_BYTES = 4_500_000;

    private final KafkaProperties kafka;
    private final PublishProperties properties;
    private final EventIdGenerator eventIds;
    private final MeterRegistry meters;

    PublisherFactory(KafkaProperties kafka, PublishProperties properties, Clock clock, MeterRegistry meters) {
        this.kafka = kafka;
        this.properties = properties;
        this.eventIds = new EventIdGenerator(clock);
        this.meters = meters;
    }

    /**
     * Opens the publisher of a partition of runs; it publishes nothing before {@link TransactionalPublisher#fence()}.
     *
     * @param doublings how often to double the time that a transaction has, as what is published needed more
     */
    public TransactionalPublisher open(int runsPartition, int doublings) {
        Producer<byte[], byte[]> producer = new KafkaProducer<>(
                settings(runsPartition, doublings), new ByteArraySerializer(), new ByteArraySerializer());
        KafkaClientMetrics metrics = new KafkaClientMetrics(producer);
        metrics.bindTo(meters);
        return new TransactionalPublisher(producer, metrics::close);
    }

    /** Makes what prepares records of all sources. */
    public RecordPreparer recordPreparer() {
        return new RecordPreparer(SourceRecordMapper.create());
    }

    /** Makes the writer of pages for topics of so many partitions. */
    public PageRecordSerializer pageWriter(int partitions) {
        return new PageRecordSerializer(EventMapper.create(), eventIds, partitions);
    }

    /** The settings of a partition's producer; no wait in it outlives a transaction. */
    Map<String, Object> settings(int runsPartition, int doublings) {
        int usual = (int) properties.transactionTimeout().toMillis();
        int transaction = Math.max(usual, (int) Math.min((long) usual << Math.min(doublings, 16), MOST_MILLIS));
        return kafka.producer(Map.of(
                ProducerConfig.TRANSACTIONAL_ID_CONFIG, properties.transactionalIdPrefix() + runsPartition,
                ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, transaction,
                ProducerConfig.MAX_BLOCK_MS_CONFIG, usual,
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, transaction,
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, Math.min(ANSWER_MILLIS, usual / 2),
                ProducerConfig.LINGER_MS_CONFIG, 5,
                ProducerConfig.BATCH_SIZE_CONFIG, 128 * 1024,
                ProducerConfig.BUFFER_MEMORY_CONFIG, MEMORY_BYTES,
                ProducerConfig.MAX_REQUEST_SIZE_CONFIG, LARGEST_REQUEST_BYTES));
    }
}
