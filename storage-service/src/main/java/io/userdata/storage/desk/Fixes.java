package io.userdata.storage.desk;

import io.userdata.events.record.Coordinates;
import io.userdata.storage.ledger.Ledger;
import io.userdata.storage.ledger.Outcome;
import io.userdata.storage.quarantine.QuarantineEntry;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/** Takes a mended record where it can be published; one that had no number takes the one that it is mended with. */
@Component
class Fixes {
    private final Republisher republisher;
    private final EntryChanges changes;
    private final Ledger ledger;

    Fixes(Republisher republisher, EntryChanges changes, Ledger ledger) {
        this.republisher = republisher;
        this.changes = changes;
        this.ledger = ledger;
    }

    void keep(QuarantineEntry entry, byte[] content, Instant now) {
        if (entry.erased()) {
            throw Refusals.erased();
        }
        int limit = Republisher.limit(entry.item());
        if (content.length > limit) {
            throw Refusals.tooLarge(limit);
        }
        Republication mended = republisher.of(entry.item(), content);
        changes.holdUser(mended.userId());
        if (entry.item().coordinates() == null) {
            number(entry.item().id(), mended, now);
        }
        if (!changes.fix(entry.item().id(), content, mended, now)) {
            throw Refusals.erased();
        }
    }

    /** From here on the run's ledger knows the record as quarantined. */
    private void number(long id, Republication mended, Instant now) {
        Coordinates number = mended.coordinates();
        if (!changes.isPublished(number)) {
            throw Refusals.notReplayable("The coordinates name no record that a run has published.");
        }
        Ledger.Accounting before = ledger.account(List.of(new Ledger.Entry(number, Outcome.QUARANTINED)), now);
        if (before.again().contains(number)) {
            throw Refusals.notReplayable("The coordinates name a record that is accounted for already.");
        }
        changes.number(id, mended, now);
    }
}
