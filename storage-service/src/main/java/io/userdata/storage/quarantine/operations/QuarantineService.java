package io.userdata.storage.quarantine.operations;

import io.userdata.events.record.Coordinates;
import io.userdata.storage.ledger.LedgerDiscardWriter;
import io.userdata.storage.quarantine.QuarantineAudit;
import io.userdata.storage.quarantine.QuarantineEntry;
import io.userdata.storage.quarantine.QuarantineItem;
import io.userdata.storage.quarantine.QuarantineQueries;
import io.userdata.storage.quarantine.QuarantineState;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes decisions on entries, each kept with who took it in the same transaction. Locks are taken in the order in which
 * batches are stored: users, the ledger, entries.
 */
@Component
@Transactional
public class QuarantineService {
    private final QuarantineQueries entries;
    private final QuarantineAudit audit;
    private final ReplayRecordMapper mapper;
    private final RecordFix fixes;
    private final QuarantineEntryWriter changes;
    private final LedgerDiscardWriter discards;
    private final Clock clock;

    QuarantineService(
            QuarantineQueries entries,
            QuarantineAudit audit,
            ReplayRecordMapper mapper,
            RecordFix fixes,
            QuarantineEntryWriter changes,
            LedgerDiscardWriter discards,
            Clock clock) {
        this.entries = entries;
        this.audit = audit;
        this.mapper = mapper;
        this.fixes = fixes;
        this.changes = changes;
        this.discards = discards;
        this.clock = clock;
    }

    /** Records who read the content of an entry. */
    public void inspected(long id, String who) {
        audit.keep(List.of(id), who, "inspect", null, clock.instant());
    }

    /** Keeps what an operator made of the record, beside what it was. */
    public void fix(long id, byte[] content, String who) {
        fixes.keep(open(id), content, clock.instant());
        audit.keep(List.of(id), who, "fix", null, clock.instant());
    }

    /** Asks for the record to be published again; from then on it will be, even if this service stops now. */
    public void replay(long id, String who) {
        mapper.of(open(id));
        if (replay(List.of(id), who, null) == 0) {
            throw QuarantineProblems.closed("no longer open");
        }
    }

    /** Closes the entry; its number is accounted for as discarded, unless another copy was stored. */
    public void discard(long id, String who, @Nullable String note) {
        if (discard(List.of(open(id).item()), who, note) == 0) {
            throw QuarantineProblems.closed("no longer open");
        }
    }

    /** Asks for the same of those entries that are still open; returns how many. */
    int replay(List<Long> ids, String who, @Nullable String note) {
        List<Long> taken = changes.replay(ids, clock.instant());
        audit.keep(taken, who, "replay", note, clock.instant());
        return taken.size();
    }

    /** Closes those entries that are still open; returns how many. */
    int discard(List<QuarantineItem> items, String who, @Nullable String note) {
        List<Coordinates> numbers = items.stream()
                .map(QuarantineItem::coordinates)
                .filter(Objects::nonNull)
                .toList();
        discards.discard(numbers);
        List<Long> taken =
                changes.discard(items.stream().map(QuarantineItem::id).toList(), clock.instant());
        audit.keep(taken, who, "discard", note, clock.instant());
        return taken.size();
    }

    private QuarantineEntry open(long id) {
        QuarantineEntry entry = entries.find(id).orElseThrow(() -> QuarantineProblems.unknown(id));
        if (!QuarantineState.OPEN.text().equals(entry.item().state())) {
            throw QuarantineProblems.closed(entry.item().state());
        }
        return entry;
    }
}
