package io.userdata.ingest.run.worker.commit;

import io.userdata.ingest.run.model.RunStateChange;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * What one transaction publishes: a page's records, and the change of runs that goes with them.
 *
 * @param records raw and quarantined ones, in page order; empty: only the change
 */
public record PageCommit(List<ProducerRecord<byte[], byte[]>> records, RunStateChange change) {
    public PageCommit {
        records = List.copyOf(records);
    }

    /** Only a change, no records. */
    public static PageCommit of(RunStateChange change) {
        return new PageCommit(List.of(), change);
    }
}
