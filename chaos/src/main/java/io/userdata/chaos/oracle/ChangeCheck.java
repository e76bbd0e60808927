package io.userdata.chaos.oracle;

import io.userdata.chaos.population.UserKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Looks through the history of every user: each state is replaced once, by a newer one. */
final class ChangeCheck {
    private ChangeCheck() {}

    /** @param changes of each user in the order of their versions */
    static List<Finding> findings(List<StoredChange> changes) {
        List<Finding> findings = new ArrayList<>();
        Map<UserKey, Long> last = new HashMap<>();
        for (StoredChange change : changes) {
            if (change.before().isAfter(change.after())) {
                findings.add(finding(FindingKind.STALE_OVERWRITE, change, "was replaced by an older state"));
            }
            if (change.email() == null) {
                continue;
            }
            long number = StoredUser.number(change.key().externalId(), change.email());
            long previous = last.getOrDefault(change.key(), 0L);
            if (number < 0) {
                findings.add(finding(FindingKind.INVENTED, change, "has a history of another user"));
            } else if (number == previous) {
                findings.add(finding(FindingKind.COUNTED_TWICE, change, "state " + number + " was replaced twice"));
            } else if (number < previous) {
                findings.add(finding(
                        FindingKind.STALE_OVERWRITE, change, "state " + number + " came after state " + previous));
            }
            last.merge(change.key(), number, Math::max);
        }
        return findings;
    }

    private static Finding finding(FindingKind kind, StoredChange change, String detail) {
        return new Finding(kind, "history of " + change.key(), detail);
    }
}
