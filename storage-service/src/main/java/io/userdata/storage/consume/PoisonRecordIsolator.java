package io.userdata.storage.consume;

import io.userdata.events.quarantine.QuarantineReason;
import io.userdata.events.quarantine.QuarantineStage;
import io.userdata.events.quarantine.QuarantinedRecord;
import io.userdata.storage.fault.FaultClass;
import io.userdata.storage.fault.FaultClassifier;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stores a batch but for the records that the database refuses: halves it until one is left, and quarantines that. Each
 * attempt is a transaction of its own; a fault that is no record's ends it, and what was stored until then is delivered
 * again.
 */
final class PoisonRecordIsolator {
    private static final Logger LOG = LoggerFactory.getLogger(PoisonRecordIsolator.class);

    private final Consumer<List<ConsumedRecord>> store;

    /** Takes what stores a batch, all or nothing. */
    PoisonRecordIsolator(Consumer<List<ConsumedRecord>> store) {
        this.store = store;
    }

    void store(List<ConsumedRecord> batch) {
        try {
            store.accept(batch);
        } catch (RuntimeException e) {
            FaultClass fault = FaultClassifier.of(e);
            if (!(fault instanceof FaultClass.Data)) {
                throw new BatchNotStoredException(fault, e);
            }
            divide(batch, fault);
        }
    }

    private void divide(List<ConsumedRecord> batch, FaultClass fault) {
        if (batch.size() == 1) {
            quarantine(batch.get(0), fault);
        } else {
            int half = batch.size() / 2;
            store(batch.subList(0, half));
            store(batch.subList(half, batch.size()));
        }
    }

    private void quarantine(ConsumedRecord refused, FaultClass fault) {
        if (refused instanceof ConsumedRecord.Rejected entry && entry.rejected().coordinates() == null) {
            throw new BatchNotStoredException(
                    new FaultClass.Unexplained(fault.code()), null); // nothing is left to leave out
        }

        QuarantineReason reason = new QuarantineReason(
                QuarantineStage.STORAGE,
                "DATABASE_REFUSED",
                null,
                "PostgreSQL refused the record with SQLSTATE " + fault.code() + ".");
        QuarantinedRecord record = refused.refused(reason);
        LOG.atWarn()
                .addKeyValue("topic", record.origin().topic())
                .addKeyValue("partition", record.origin().partition())
                .addKeyValue("offset", record.origin().offset())
                .addKeyValue("eventId", record.eventId())
                .addKeyValue("error", fault.code())
                .log("record quarantined");
        store(List.of(new ConsumedRecord.Rejected(record, refused.delivered())));
    }
}
