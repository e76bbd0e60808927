package io.userdata.chaos.load;

import io.userdata.chaos.population.UserKey;
import io.userdata.chaos.population.UserState;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the suite has been asked for and has accepted: the oracle holds it to that. */
public final class Requests {
    /** A state that an operator fixed, and the entry that was replayed with it. */
    public record Fix(long entryId, UserKey user, UserState state) {}

    /** A broken state of a source. */
    public record Poison(String source, long number) {}

    private final Map<String, Integer> pushes = new LinkedHashMap<>();
    private final Set<UserKey> deletes = new HashSet<>();
    private final Map<Poison, Fix> fixes = new LinkedHashMap<>();
    private final Set<Poison> discards = new HashSet<>();
    private final Set<String> cancelled = new HashSet<>();
    private final List<String> refusals = new ArrayList<>();

    synchronized void pushed(String runId, int records) {
        pushes.put(runId, records);
    }

    /** A delete of a user that its source says nothing more of. */
    synchronized void deleted(UserKey user) {
        deletes.add(user);
    }

    synchronized void fixed(Poison poison, Fix fix) {
        fixes.put(poison, fix);
    }

    synchronized void discarded(Poison poison) {
        discards.add(poison);
    }

    synchronized void cancelled(String runId) {
        cancelled.add(runId);
    }

    /** A right request that was refused. */
    synchronized void refused(String request, String answer) {
        refusals.add(request + ": " + answer);
    }

    synchronized boolean isDecided(Poison poison) {
        return fixes.containsKey(poison) || discards.contains(poison);
    }

    /** Records by the id of the push that they were accepted as. */
    public synchronized Map<String, Integer> pushes() {
        return Map.copyOf(pushes);
    }

    public synchronized Set<UserKey> deletes() {
        return Set.copyOf(deletes);
    }

    public synchronized List<Fix> fixes() {
        return List.copyOf(fixes.values());
    }

    public synchronized boolean isDiscarded(String source, long number) {
        return discards.contains(new Poison(source, number));
    }

    public synchronized boolean isCancelled(String runId) {
        return cancelled.contains(runId);
    }

    public synchronized List<String> refusals() {
        return List.copyOf(refusals);
    }

    /** How much was asked for, in one line. */
    public synchronized String summary() {
        int records = pushes.values().stream().mapToInt(Integer::intValue).sum();
        return "%d pushes with %d records, %d deletes of polled users, %d fixes, %d discards, %d cancelled runs, %d refused"
                .formatted(
                        pushes.size(),
                        records,
                        deletes.size(),
                        fixes.size(),
                        discards.size(),
                        cancelled.size(),
                        refusals.size());
    }

    /** The fix of a broken state; empty: it was not fixed. */
    public synchronized Optional<Fix> fix(String source, long number) {
        return Optional.ofNullable(fixes.get(new Poison(source, number)));
    }
}
