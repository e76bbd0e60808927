package io.userdata.chaos.oracle;

import io.userdata.chaos.load.Requests;
import io.userdata.chaos.population.Populations;
import io.userdata.chaos.population.StateKind;
import io.userdata.chaos.population.UserKey;
import io.userdata.chaos.population.UserState;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What must be stored of every user: its newest right state, or that it is deleted. */
final class ExpectedUsers {
    private final Map<UserKey, UserState> newest = new HashMap<>();
    private final Set<UserKey> everDeleted = new HashSet<>();
    private final Set<UserKey> known = new HashSet<>();

    private ExpectedUsers() {}

    static ExpectedUsers of(Populations populations, Requests requests) {
        ExpectedUsers expected = new ExpectedUsers();
        populations.logs().forEach((source, log) -> log.all().forEach(state -> expected.served(source, state)));
        requests.fixes().forEach(fix -> expected.newer(fix.user(), fix.state()));
        requests.deletes().forEach(expected::deleted);
        return expected;
    }

    Map<UserKey, UserState> newest() {
        return newest;
    }

    /** The newest right state of a user; null: it has none. */
    @Nullable
    UserState of(UserKey user) {
        return newest.get(user);
    }

    /** Whether the user was deleted at some time, so that quarantine keeps no bytes of it. */
    boolean wasDeleted(UserKey user) {
        return everDeleted.contains(user);
    }

    boolean isKnown(UserKey user) {
        return known.contains(user);
    }

    private void served(String source, UserState state) {
        UserKey user = new UserKey(source, state.externalId());
        known.add(user);
        if (state.kind() == StateKind.DELETED) {
            everDeleted.add(user);
        }
        if (!state.isPoison()) {
            newer(user, state);
        }
    }

    private void newer(UserKey user, UserState state) {
        newest.merge(user, state, (one, other) -> other.changedAt().isAfter(one.changedAt()) ? other : one);
    }

    private void deleted(UserKey user) {
        everDeleted.add(user);
        newest.computeIfPresent(
                user,
                (key, state) ->
                        new UserState(state.number(), state.externalId(), state.changedAt(), StateKind.DELETED));
    }
}
