package io.userdata.storage.drill;

import io.userdata.events.record.Coordinates;
import io.userdata.events.record.Version;
import io.userdata.storage.ledger.RecordOutcome;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What must be in the database in the end, by a model that knows nothing of batches. */
final class ExpectedOutcome {
    private final Map<UUID, Row> rows = new HashMap<>();
    private final Map<DrillRuns, Set<Coordinates>> bad = new EnumMap<>(DrillRuns.class);
    private final Map<RecordOutcome, Long> ordered = new EnumMap<>(RecordOutcome.class);
    private long twice;

    /** Takes a record into account, in the order in which records are sent. */
    void add(TestDelivery drawn) {
        twice += drawn.twice() ? 1 : 0;
        if (drawn.defect() != Defect.NONE) {
            bad.computeIfAbsent(drawn.part(), part -> new HashSet<>()).add(drawn.coordinates());
            return;
        }
        UUID user = drawn.user().userId();
        Row next = new Row(drawn.user().version(), String.valueOf(drawn.user().contentHash()));
        Row before = rows.get(user);
        if (drawn.part() == DrillRuns.ORDERED) {
            ordered.merge(outcome(before, next), 1L, Long::sum);
        }
        if (before == null || next.version().compareTo(before.version()) > 0) {
            rows.put(user, next);
        }
    }

    private static RecordOutcome outcome(@Nullable Row before, Row next) {
        if (before == null) {
            return RecordOutcome.INSERTED;
        }
        return before.hash().equals(next.hash()) ? RecordOutcome.UNCHANGED : RecordOutcome.UPDATED;
    }

    Map<UUID, Row> rows() {
        return rows;
    }

    Set<Coordinates> bad(DrillRuns part) {
        return bad.getOrDefault(part, Set.of());
    }

    /** The outcomes of the run whose records are in order. */
    long ordered(RecordOutcome outcome) {
        return ordered.getOrDefault(outcome, 0L);
    }

    /** Records that were delivered twice. */
    long twice() {
        return twice;
    }

    /** What tells states of a user apart. */
    record Row(Version version, String hash) {}
}
