package io.userdata.ingest.publish;

import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * A page as it goes to Kafka.
 *
 * @param records raw and quarantined ones, in page order
 * @param published of the slice so far, per partition, this page included
 * @param rejected how many of the records are quarantined
 */
public record PublishablePage(List<ProducerRecord<byte[], byte[]>> records, List<Long> published, long rejected) {}
