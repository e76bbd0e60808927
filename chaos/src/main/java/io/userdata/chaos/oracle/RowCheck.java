package io.userdata.chaos.oracle;

import io.userdata.chaos.population.StateKind;
import io.userdata.chaos.population.UserKey;
import io.userdata.chaos.population.UserState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Compares the rows of users with what must be stored. */
final class RowCheck {
    private RowCheck() {}

    static List<Finding> findings(ExpectedUsers expected, List<StoredUser> rows) {
        List<Finding> findings = new ArrayList<>();
        Map<UserKey, StoredUser> stored = new HashMap<>();
        for (StoredUser row : rows) {
            if (stored.put(row.key(), row) != null) {
                findings.add(finding(FindingKind.COUNTED_TWICE, row.key(), "is stored twice"));
            }
            if (expected.of(row.key()) == null && !(row.deleted() && expected.isKnown(row.key()))) {
                findings.add(finding(FindingKind.INVENTED, row.key(), "is stored and had no right state"));
            }
        }
        expected.newest().forEach((user, state) -> {
            Finding finding = compare(user, state, stored.get(user));
            if (finding != null) {
                findings.add(finding);
            }
        });
        return findings;
    }

    private static @Nullable Finding compare(UserKey user, UserState state, @Nullable StoredUser row) {
        if (row == null) {
            return finding(FindingKind.LOST, user, "is not stored; its newest state is " + state.number());
        }
        boolean gone = state.kind() == StateKind.DELETED;
        if (gone) {
            return row.deleted() ? null : finding(FindingKind.RESURRECTED, user, "is there with state " + row.number());
        }
        if (row.deleted()) {
            return finding(FindingKind.STALE_OVERWRITE, user, "is deleted; its newest state is " + state.number());
        }
        if (row.number() == state.number()) {
            return null;
        }
        return row.number() < 0
                ? finding(FindingKind.INVENTED, user, "has an address of no state of it")
                : finding(
                        FindingKind.STALE_OVERWRITE,
                        user,
                        "has state " + row.number() + " in place of " + state.number());
    }

    private static Finding finding(FindingKind kind, UserKey user, String detail) {
        return new Finding(kind, "user " + user, detail);
    }
}
