package io.userdata.ingest.run.model;

import io.userdata.events.run.ForgottenRun;
import io.userdata.events.run.RunIdClaim;
import io.userdata.events.run.RunRecord;
import io.userdata.events.run.RunRecordKey;
import io.userdata.events.run.SliceRecord;
import io.userdata.events.run.SourceStateRecord;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What {@code ingest.runs} says, put together; not safe for use by several threads. */
public final class RunStateStore {
    private final Map<UUID, Run> runs = new LinkedHashMap<>();
    private final Map<UUID, Run> active = new LinkedHashMap<>();
    private final NavigableMap<RunPlace, Run> newestFirst = new TreeMap<>();
    private final Map<String, SourceStateRecord> sources = new LinkedHashMap<>();
    private final Map<UUID, ForgottenRun> forgotten = new LinkedHashMap<>();
    private final Map<UUID, Map<UUID, RunIdClaim>> claims = new LinkedHashMap<>();

    public Optional<RunProgress> find(UUID runId) {
        return Optional.ofNullable(runs.get(runId)).flatMap(Run::progress);
    }

    /** What is kept of a run that ended long ago. */
    public Optional<ForgottenRun> forgotten(UUID runId) {
        return Optional.ofNullable(forgotten.get(runId));
    }

    /** Whether there is or was a run of that id: another one must not have it. */
    public boolean isTaken(UUID runId) {
        return forgotten.containsKey(runId) || find(runId).isPresent();
    }

    /** All runs that are forgotten, the one first that was forgotten first. */
    public Collection<ForgottenRun> forgotten() {
        return Collections.unmodifiableCollection(forgotten.values());
    }

    /** The claims to a run's id, the one first that holds. */
    public List<RunIdClaim> claims(UUID runId) {
        return List.copyOf(claims.getOrDefault(runId, Map.of()).values());
    }

    /** All claims, older ones first. */
    public Stream<RunIdClaim> claims() {
        return claims.values().stream().flatMap(ofRun -> ofRun.values().stream());
    }

    /** All runs whose first transaction has been read. */
    public List<RunProgress> all() {
        return progress(runs.values());
    }

    /** The runs of which a first look says that they are wanted; none of the others is put together. */
    public List<RunProgress> all(Predicate<RunRecord> wanted) {
        return runs.values().stream()
                .filter(run -> run.is(wanted))
                .flatMap(run -> run.progress().stream())
                .toList();
    }

    /**
     * Runs that are wanted, newest first.
     *
     * @param after the place after which to begin; null: from the newest
     */
    public List<RunProgress> newest(@Nullable RunPlace after, Predicate<RunRecord> wanted, int most) {
        Map<RunPlace, Run> left = after == null ? newestFirst : newestFirst.tailMap(after, false);
        return left.values().stream()
                .filter(run -> run.is(wanted))
                .flatMap(run -> run.progress().stream())
                .limit(most)
                .toList();
    }

    /** The runs that are queued, running or waiting. */
    public List<RunProgress> active() {
        return progress(active.values());
    }

    /** How many runs are queued, running or waiting. */
    public int activeCount() {
        return active.size();
    }

    /** Whether a run is queued, running or waiting. */
    public boolean isActive(UUID runId) {
        return active.containsKey(runId);
    }

    /** What is known of a source; a source that was never written about is open and at its beginning. */
    public SourceStateRecord source(String name) {
        return sources.getOrDefault(name, new SourceStateRecord(name, null, false, null, null));
    }

    public void apply(RunStateChange change) {
        change.runs().forEach(this::apply);
        change.slices().forEach(this::apply);
        change.sources().forEach(source -> sources.put(source.name(), source));
        change.claims().forEach(this::apply);
        change.gone().forEach(this::forget);
        change.forgotten().forEach(run -> forgotten.put(run.runId(), run));
    }

    /** A run is forgotten as a whole: with whatever is left of it. */
    private void forget(RunRecordKey key) {
        if (key instanceof RunRecordKey.Run run) {
            forget(run.runId());
        } else if (key instanceof RunRecordKey.Slice slice) {
            forget(slice.runId());
        } else if (key instanceof RunRecordKey.Source source) {
            sources.remove(source.name());
        } else if (key instanceof RunRecordKey.Forgotten run) {
            forgotten.remove(run.runId());
        } else if (key instanceof RunRecordKey.Claim claim) {
            claims.computeIfPresent(claim.runId(), (runId, ofRun) -> without(ofRun, claim.claimId()));
        }
    }

    private static @Nullable Map<UUID, RunIdClaim> without(Map<UUID, RunIdClaim> claims, UUID claimId) {
        claims.remove(claimId);
        return claims.isEmpty() ? null : claims;
    }

    private void apply(RunIdClaim claim) {
        claims.computeIfAbsent(claim.runId(), runId -> new LinkedHashMap<>()).putIfAbsent(claim.claimId(), claim);
    }

    private void forget(UUID runId) {
        Run gone = runs.remove(runId);
        active.remove(runId);
        if (gone != null && gone.record != null) {
            newestFirst.remove(new RunPlace(gone.record.createdAt(), runId));
        }
    }

    private void apply(RunRecord record) {
        Run run = runs.computeIfAbsent(record.runId(), id -> new Run());
        run.record = record;
        newestFirst.put(new RunPlace(record.createdAt(), record.runId()), run);
        if (run.slices.length != record.slices()) {
            run.slices = Arrays.copyOf(run.slices, record.slices());
        }
        if (RunTransition.ADVANCE.isLegalFrom(record.state())) {
            active.put(record.runId(), run);
        } else {
            active.remove(record.runId());
        }
    }

    private void apply(SliceRecord record) {
        Run run = runs.computeIfAbsent(record.runId(), id -> new Run());
        if (run.slices.length <= record.slice()) {
            run.slices = Arrays.copyOf(run.slices, record.slice() + 1);
        }
        run.slices[record.slice()] = record;
    }

    private static List<RunProgress> progress(Collection<Run> runs) {
        return runs.stream().flatMap(run -> run.progress().stream()).toList();
    }

    private static final class Run {
        private @Nullable RunRecord record;
        private SliceRecord[] slices = new SliceRecord[0];

        boolean is(Predicate<RunRecord> wanted) {
            RunRecord known = record;
            return known != null && wanted.test(known);
        }

        Optional<RunProgress> progress() {
            RunRecord known = record;
            if (known == null || Arrays.stream(slices).anyMatch(Objects::isNull)) {
                return Optional.empty();
            }
            return Optional.of(new RunProgress(known, List.of(slices)));
        }
    }
}
