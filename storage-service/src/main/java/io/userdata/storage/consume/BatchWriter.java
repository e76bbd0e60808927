package io.userdata.storage.consume;

import io.userdata.events.quarantine.QuarantinedRecord;
import io.userdata.events.record.EnrichedRecord;
import io.userdata.events.record.Operation;
import io.userdata.storage.ledger.LedgerWriter;
import io.userdata.storage.ledger.LedgerWriter.Accounting;
import io.userdata.storage.ledger.RecordOutcome;
import io.userdata.storage.quarantine.QuarantineWriter;
import io.userdata.storage.run.RunRepository;
import io.userdata.storage.run.RunUpdate;
import io.userdata.storage.user.write.UserBatchWriter;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Stores a batch in one transaction. The order of locks is fixed: users by id, their changes, the ledger by (run, slice,
 * partition, chunk), then quarantine and runs.
 */
@Component
class BatchWriter {
    private final TransactionRunner transactions;
    private final UserBatchWriter users;
    private final LedgerWriter ledger;
    private final QuarantineWriter quarantine;
    private final RunRepository runs;
    private final StorageMetrics metrics;
    private final Clock clock;

    BatchWriter(
            TransactionRunner transactions,
            UserBatchWriter users,
            LedgerWriter ledger,
            QuarantineWriter quarantine,
            RunRepository runs,
            StorageMetrics metrics,
            Clock clock) {
        this.transactions = transactions;
        this.users = users;
        this.ledger = ledger;
        this.quarantine = quarantine;
        this.runs = runs;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** Stores all of it or, with an exception, nothing; counts what was stored once it is committed. */
    void store(List<ConsumedRecord> batch) {
        List<EnrichedRecord> upserts = of(batch, ConsumedRecord.OfUser.class)
                .map(ConsumedRecord.OfUser::user)
                .toList();
        List<QuarantinedRecord> rejected = of(batch, ConsumedRecord.Rejected.class)
                .map(ConsumedRecord.Rejected::rejected)
                .toList();
        List<RunUpdate> updates = of(batch, ConsumedRecord.OfRun.class)
                .map(ConsumedRecord.OfRun::update)
                .toList();
        Stored stored = transactions.commit(() -> store(upserts, rejected, updates));
        metrics.count(stored, clock.instant());
    }

    private Stored store(List<EnrichedRecord> upserts, List<QuarantinedRecord> rejected, List<RunUpdate> updates) {
        Instant now = clock.instant();
        List<RecordOutcome> outcomes = upserts.isEmpty() ? List.of() : users.apply(upserts, now);
        Accounting accounting = ledger.account(entries(upserts, outcomes, rejected), now);
        quarantine.add(rejected, now);
        quarantine.stored(accounting.moved(), now);
        quarantine.erase(deletes(upserts), now);
        runs.write(updates, now);
        return new Stored(upserts, outcomes, rejected, accounting);
    }

    private static List<LedgerWriter.Entry> entries(
            List<EnrichedRecord> upserts, List<RecordOutcome> outcomes, List<QuarantinedRecord> rejected) {
        List<LedgerWriter.Entry> entries = new ArrayList<>();
        for (int place = 0; place < upserts.size(); place++) {
            entries.add(new LedgerWriter.Entry(upserts.get(place).coordinates(), outcomes.get(place)));
        }
        for (QuarantinedRecord record : rejected) {
            if (record.coordinates() != null) {
                entries.add(new LedgerWriter.Entry(record.coordinates(), RecordOutcome.QUARANTINED));
            }
        }
        return entries;
    }

    private static List<EnrichedRecord> deletes(List<EnrichedRecord> upserts) {
        return upserts.stream()
                .filter(record -> record.operation() == Operation.DELETE)
                .toList();
    }

    private static <T extends ConsumedRecord> Stream<T> of(List<ConsumedRecord> batch, Class<T> type) {
        return batch.stream().filter(type::isInstance).map(type::cast);
    }

    /** A batch as it was committed. */
    record Stored(
            List<EnrichedRecord> users,
            List<RecordOutcome> outcomes,
            List<QuarantinedRecord> rejected,
            Accounting accounting) {}
}
