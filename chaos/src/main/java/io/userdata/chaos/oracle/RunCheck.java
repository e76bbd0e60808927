package io.userdata.chaos.oracle;

import io.userdata.chaos.load.Requests;
import io.userdata.chaos.population.Populations;
import io.userdata.chaos.suite.Answer;
import io.userdata.chaos.suite.SourceConfiguration;
import io.userdata.chaos.suite.SuiteClient;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Looks at every run: how it ended, whether its ledger balances, and whether it saw all that the source had. */
final class RunCheck {
    /** What the faults of the source may end a poll with; the next one makes up for it. */
    private static final Set<String> BY_THE_SOURCE = Set.of("NOT_JSON", "TRUNCATED", "HTTP_5XX", "NO_RECORDS");

    /** Kinds whose window says how many records the source had. */
    private static final Set<String> COUNTED = Set.of("poll", "backfill");

    private final SuiteClient client;
    private final Populations populations;
    private final Requests requests;
    private final Set<String> right = new HashSet<>();

    RunCheck(SuiteClient client, Populations populations, Requests requests) {
        this.client = client;
        this.populations = populations;
        this.requests = requests;
    }

    List<Finding> findings(List<StoredRun> runs) {
        Stream<Finding> wrong = runs.stream()
                .filter(run -> !right.contains(run.runId()))
                .flatMap(run -> {
                    Optional<Finding> finding = check(run);
                    if (finding.isEmpty()) {
                        right.add(run.runId());
                    }
                    return finding.stream();
                });
        return Stream.concat(wrong, missingPushes(runs)).toList();
    }

    private Stream<Finding> missingPushes(List<StoredRun> runs) {
        Set<String> known = new HashSet<>();
        runs.forEach(run -> known.add(run.runId()));
        return requests.pushes().keySet().stream()
                .filter(runId -> !known.contains(runId))
                .map(runId -> new Finding(FindingKind.LOST, "run " + runId, "the push was accepted and is no run"));
    }

    private Optional<Finding> check(StoredRun stored) {
        if (!stored.isOver()) {
            return finding(FindingKind.RUN_OUTCOME, stored, "has not ended: " + stored.state());
        }
        Answer run = client.ingest("GET", "/api/v1/runs/" + stored.runId(), null);
        Answer ledger = client.storage("GET", "/api/v1/runs/" + stored.runId() + "/ledger", null);
        if (!run.isGood() || !ledger.isGood()) {
            return finding(
                    FindingKind.RUN_OUTCOME,
                    stored,
                    "cannot be asked about: " + run.summary() + " " + ledger.summary());
        }
        String state = ledger.text("state");
        if (!state.equals("BALANCED")) {
            return finding(FindingKind.LEDGER, stored, state + " " + ledger.body());
        }
        return outcome(stored, run.body()).or(() -> count(stored, run.body(), ledger.body()));
    }

    private Optional<Finding> outcome(StoredRun stored, JsonNode run) {
        if (!run.path("state").asString("").equalsIgnoreCase(stored.state())) {
            return finding(FindingKind.RUN_OUTCOME, stored, "is " + run.path("state") + " at ingest");
        }
        String reason = run.path("reason").path("code").asString("");
        boolean expected = stored.is("COMPLETED")
                || (stored.is("CANCELLED") && requests.isCancelled(stored.runId()))
                || (stored.is("FAILED") && stored.kind().equals("poll") && BY_THE_SOURCE.contains(reason));
        return expected
                ? Optional.empty()
                : finding(FindingKind.RUN_OUTCOME, stored, "is " + stored.state() + " " + reason);
    }

    private Optional<Finding> count(StoredRun stored, JsonNode run, JsonNode ledger) {
        long published = ledger.path("published").asLong();
        long atIngest = run.path("published").asLong();
        if (published != atIngest) {
            return finding(FindingKind.LEDGER, stored, "published " + atIngest + ", the ledger says " + published);
        }
        Optional<Long> wanted = wanted(stored, run);
        if (wanted.isEmpty() || wanted.get() == published) {
            return Optional.empty();
        }
        FindingKind kind = published < wanted.get() ? FindingKind.LOST : FindingKind.COUNTED_TWICE;
        return finding(kind, stored, "published " + published + " of " + wanted.get() + " records");
    }

    private Optional<Long> wanted(StoredRun stored, JsonNode run) {
        Map<String, Integer> pushes = requests.pushes();
        if (pushes.containsKey(stored.runId())) {
            return Optional.of(pushes.get(stored.runId()).longValue());
        }
        boolean counts = stored.source().equals(SourceConfiguration.WINDOWED)
                && stored.is("COMPLETED")
                && COUNTED.contains(stored.kind());
        if (!counts) {
            return Optional.empty();
        }
        JsonNode window = run.path("window");
        return Optional.of((long) populations
                .of(stored.source())
                .within(
                        Instant.parse(window.path("from").asString("")),
                        Instant.parse(window.path("to").asString("")))
                .size());
    }

    private static Optional<Finding> finding(FindingKind kind, StoredRun run, String detail) {
        return Optional.of(new Finding(kind, run.kind() + " " + run.runId() + " of " + run.source(), detail));
    }
}
