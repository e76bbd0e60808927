package io.userdata.chaos.population;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * All states that the users of a source have had, in the order of their times. It only grows, and what is added is newer
 * than everything that was read before: the states between two past times are always the same.
 */
public final class ChangeLog {
    private final Clock clock;
    private final List<UserState> states = new ArrayList<>();

    public ChangeLog(Clock clock) {
        this.clock = clock;
    }

    /** Adds a state that begins now. */
    public synchronized UserState add(String externalId, StateKind kind) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Instant last =
                states.isEmpty() ? Instant.MIN : states.get(states.size() - 1).changedAt();
        Instant at = now.isAfter(last) ? now : last.plus(1, ChronoUnit.MICROS);
        UserState state = new UserState(states.size() + 1L, externalId, at, kind);
        states.add(state);
        return state;
    }

    /** States that began in [from, to). */
    public synchronized List<UserState> within(Instant from, Instant to) {
        return states.stream()
                .filter(state ->
                        !state.changedAt().isBefore(from) && state.changedAt().isBefore(to))
                .toList();
    }

    /** States after a number. */
    public synchronized List<UserState> after(long number, int limit) {
        int from = (int) Math.min(Math.max(0, number), states.size());
        return List.copyOf(states.subList(from, Math.min(states.size(), from + limit)));
    }

    public synchronized List<UserState> all() {
        return List.copyOf(states);
    }

    /** The state of a number; empty: there is none. */
    public synchronized Optional<UserState> find(long number) {
        return number >= 1 && number <= states.size() ? Optional.of(states.get((int) number - 1)) : Optional.empty();
    }

    public synchronized int size() {
        return states.size();
    }
}
