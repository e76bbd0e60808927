package io.userdata.storage.consume;

import io.userdata.events.quarantine.QuarantinedRecord;
import io.userdata.events.record.EnrichedRecord;
import io.userdata.events.record.Operation;
import io.userdata.storage.ledger.Ledger;
import io.userdata.storage.ledger.Ledger.Accounting;
import io.userdata.storage.ledger.Outcome;
import io.userdata.storage.quarantine.Quarantine;
import io.userdata.storage.run.RunBook;
import io.userdata.storage.run.RunUpdate;
import io.userdata.storage.user.UserStore;
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
class BatchStore {
    private final Attempt attempt;
    private final UserStore users;
    private final Ledger ledger;
    private final Quarantine quarantine;
    private final RunBook runs;
    private final StorageMetrics metrics;
    private final Clock clock;

    BatchStore(
            Attempt attempt,
            UserStore users,
            Ledger ledger,
            Quarantine quarantine,
            RunBook runs,
            StorageMetrics metrics,
            Clock clock) {
        this.attempt = attempt;
        this.users = users;
        this.ledger = ledger;
        this.quarantine = quarantine;
        this.runs = runs;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** Stores all of it or, with an exception, nothing; counts what was stored once it is committed. */
    void store(List<Delivery> batch) {
        List<EnrichedRecord> upserts =
                of(batch, Delivery.OfUser.class).map(Delivery.OfUser::user).toList();
        List<QuarantinedRecord> rejected = of(batch, Delivery.Rejected.class)
                .map(Delivery.Rejected::rejected)
                .toList();
        List<RunUpdate> updates =
                of(batch, Delivery.OfRun.class).map(Delivery.OfRun::update).toList();
        Stored stored = attempt.commit(() -> store(upserts, rejected, updates));
        metrics.count(stored, clock.instant());
    }

    private Stored store(List<EnrichedRecord> upserts, List<QuarantinedRecord> rejected, List<RunUpdate> updates) {
        Instant now = clock.instant();
        List<Outcome> outcomes = upserts.isEmpty() ? List.of() : users.apply(upserts, now);
        Accounting accounting = ledger.account(entries(upserts, outcomes, rejected), now);
        quarantine.add(rejected, now);
        quarantine.stored(accounting.moved(), now);
        quarantine.erase(deletes(upserts), now);
        runs.write(updates, now);
        return new Stored(upserts, outcomes, rejected, accounting);
    }

    private static List<Ledger.Entry> entries(
            List<EnrichedRecord> upserts, List<Outcome> outcomes, List<QuarantinedRecord> rejected) {
        List<Ledger.Entry> entries = new ArrayList<>();
        for (int place = 0; place < upserts.size(); place++) {
            entries.add(new Ledger.Entry(upserts.get(place).coordinates(), outcomes.get(place)));
        }
        for (QuarantinedRecord next : rejected) {
            if (next.coordinates() != null) {
                entries.add(new Ledger.Entry(next.coordinates(), Outcome.QUARANTINED));
            }
        }
        return entries;
    }

    private static List<EnrichedRecord> deletes(List<EnrichedRecord> upserts) {
        return upserts.stream()
                .filter(next -> next.operation() == Operation.DELETE)
                .toList();
    }

    private static <T extends Delivery> Stream<T> of(List<Delivery> batch, Class<T> type) {
        return batch.stream().filter(type::isInstance).map(type::cast);
    }

    /** A batch as it was committed. */
    record Stored(
            List<EnrichedRecord> users,
            List<Outcome> outcomes,
            List<QuarantinedRecord> rejected,
            Accounting accounting) {}
}
