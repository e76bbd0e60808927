package io.userdata.storage.quarantine.operations;

import io.userdata.events.record.Coordinates;
import io.userdata.storage.ledger.LedgerWriter;
import io.userdata.storage.ledger.RecordOutcome;
import io.userdata.storage.quarantine.QuarantineEntry;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/** Accepts a fixed record if it can be published; a record that had no number takes the number given with the fix. */
@Component
class RecordFix {
    private final ReplayRecordMapper mapper;
    private final QuarantineEntryWriter changes;
    private final LedgerWriter ledger;

    RecordFix(ReplayRecordMapper mapper, QuarantineEntryWriter changes, LedgerWriter ledger) {
        this.mapper = mapper;
        this.changes = changes;
        this.ledger = ledger;
    }

    void keep(QuarantineEntry entry, byte[] content, Instant now) {
        if (entry.erased()) {
            throw QuarantineProblems.erased();
        }
        int limit = ReplayRecordMapper.limit(entry.item());
        if (content.length > limit) {
            throw QuarantineProblems.tooLarge(limit);
        }
        ReplayRecord record = mapper.fixed(entry.item(), content);
        changes.holdUser(record.userId());
        if (entry.item().coordinates() == null) {
            number(entry.item().id(), record, now);
        }
        if (!changes.fix(entry.item().id(), content, record, now)) {
            throw QuarantineProblems.erased();
        }
    }

    /** From here on the run's ledger knows the record as quarantined. */
    private void number(long id, ReplayRecord record, Instant now) {
        Coordinates number = record.coordinates();
        if (!changes.isPublished(number)) {
            throw QuarantineProblems.notReplayable("The coordinates name no record that a run has published.");
        }
        LedgerWriter.Accounting before =
                ledger.account(List.of(new LedgerWriter.Entry(number, RecordOutcome.QUARANTINED)), now);
        if (before.again().contains(number)) {
            throw QuarantineProblems.notReplayable("The coordinates name a record that is accounted for already.");
        }
        changes.number(id, record, now);
    }
}
