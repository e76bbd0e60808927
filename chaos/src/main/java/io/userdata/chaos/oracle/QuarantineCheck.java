package io.userdata.chaos.oracle;

import io.userdata.chaos.load.Requests;
import io.userdata.chaos.population.Populations;
import io.userdata.chaos.population.UserKey;
import io.userdata.chaos.population.UserState;
import io.userdata.chaos.source.PoisonMark;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Compares quarantine with the broken records: all of them are there, no other is, and decisions were carried out. */
final class QuarantineCheck {
    private final Populations populations;
    private final Requests requests;
    private final ExpectedUsers expected;

    QuarantineCheck(Populations populations, Requests requests, ExpectedUsers expected) {
        this.populations = populations;
        this.requests = requests;
        this.expected = expected;
    }

    List<Finding> findings(List<StoredEntry> entries) {
        List<Finding> findings = new ArrayList<>();
        Set<Requests.Poison> seen = new HashSet<>();
        Map<Long, StoredEntry> byId = new HashMap<>();
        for (StoredEntry entry : entries) {
            byId.put(entry.id(), entry);
            String source = entry.source() == null ? "" : entry.source();
            if (entry.content() != null) {
                PoisonMark.numberIn(entry.content())
                        .ifPresentOrElse(
                                number -> seen.add(new Requests.Poison(source, number)),
                                () -> findings.add(good(entry)));
            }
        }
        populations.logs().forEach((source, log) -> log.all().stream()
                .filter(UserState::isPoison)
                .filter(state -> !seen.contains(new Requests.Poison(source, state.number())))
                .filter(state -> !hasNoBytes(source, state))
                .forEach(state -> findings.add(new Finding(
                        FindingKind.POISON_LOST,
                        "record " + source + "#" + state.number(),
                        state.kind() + " is not in quarantine"))));
        requests.fixes().stream()
                .filter(fix -> isLost(fix, byId))
                .forEach(fix -> findings.add(new Finding(
                        FindingKind.DECISION_LOST,
                        "quarantine entry " + fix.entryId(),
                        "the fix of " + fix.user() + " was replayed and is not stored")));
        return findings;
    }

    private boolean hasNoBytes(String source, UserState state) {
        return requests.isDiscarded(source, state.number())
                || expected.wasDeleted(new UserKey(source, state.externalId()));
    }

    private boolean isLost(Requests.Fix fix, Map<Long, StoredEntry> byId) {
        StoredEntry entry = byId.get(fix.entryId());
        return entry == null || (!entry.state().equals("stored") && !expected.wasDeleted(fix.user()));
    }

    private static Finding good(StoredEntry entry) {
        return new Finding(
                FindingKind.GOOD_IN_QUARANTINE,
                "quarantine entry " + entry.id() + " (" + entry.number() + ")",
                entry.code() + " for a right record of " + entry.source());
    }
}
