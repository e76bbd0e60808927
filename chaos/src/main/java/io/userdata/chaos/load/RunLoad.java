package io.userdata.chaos.load;

import io.userdata.chaos.suite.Answer;
import io.userdata.chaos.suite.SourceConfiguration;
import io.userdata.chaos.suite.SuiteClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** Starts backfills and replays of times that are past, pauses, resumes and cancels some of them. */
final class RunLoad {
    private static final Duration LONGEST_WINDOW = Duration.ofMinutes(2);
    private static final List<String> SOURCES =
            List.of(SourceConfiguration.WINDOWED, SourceConfiguration.FEED, SourceConfiguration.PUSHED);

    private final SuiteClient client;
    private final Caller caller;
    private final Requests requests;
    private final Random random;
    private final Clock clock;
    private final Instant begin;

    RunLoad(SuiteClient client, Caller caller, Requests requests, Clock clock, long seed) {
        this.client = client;
        this.caller = caller;
        this.requests = requests;
        this.random = new Random(seed);
        this.clock = clock;
        this.begin = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    void backfill() {
        create("{\"source\":\"%s\",\"kind\":\"backfill\",\"window\":{%s,\"slice\":\"PT%dS\"}}"
                .formatted(SourceConfiguration.WINDOWED, window(), 15 + random.nextInt(30)));
    }

    void replay() {
        create("{\"source\":\"%s\",\"kind\":\"replay\",\"window\":{%s}}"
                .formatted(SOURCES.get(random.nextInt(SOURCES.size())), window()));
    }

    /** Pauses and resumes a run that is at work, or cancels it. */
    void interrupt() {
        List<String> active = runs("RUNNING", "backfill", "replay");
        if (active.isEmpty()) {
            return;
        }
        String runId = active.get(random.nextInt(active.size()));
        if (random.nextBoolean()) {
            requests.cancelled(runId);
            caller.ask(() -> move(runId, "cancel"));
        } else {
            caller.ask(() -> move(runId, "pause"));
            caller.ask(() -> move(runId, "resume"));
        }
    }

    /** Lets runs go on that gave up because of the source, or rest. */
    void resumeAll() {
        for (String state : List.of("FAILED", "PAUSED")) {
            runs(state, "backfill", "replay").forEach(runId -> move(runId, "resume"));
        }
    }

    private void create(String definition) {
        Map<String, String> key = Map.of("Idempotency-Key", UUID.randomUUID().toString());
        Answer answer = caller.ask(() -> client.ingest("POST", "/api/v1/runs", definition, key));
        if (answer.isRefused()) {
            requests.refused("POST /api/v1/runs " + definition, answer.summary());
        }
    }

    private Answer move(String runId, String move) {
        return client.ingest("POST", "/api/v1/runs/" + runId + "/" + move, null);
    }

    private List<String> runs(String state, String... kinds) {
        List<String> found = new ArrayList<>();
        for (String kind : kinds) {
            Answer answer = client.ingest("GET", "/api/v1/runs?state=" + state + "&kind=" + kind + "&limit=50", null);
            for (JsonNode run : answer.body().path("items")) {
                found.add(run.path("runId").asString());
            }
        }
        return found;
    }

    private String window() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        long age = Math.max(2_000, Duration.between(begin, now).toMillis());
        Instant from = begin.plusMillis((long) (random.nextDouble() * (age - 1_500)));
        Instant latest = now.minusMillis(1);
        Instant to = from.plusMillis(1_000 + random.nextInt((int) LONGEST_WINDOW.toMillis()));
        return "\"from\":\"%s\",\"to\":\"%s\"".formatted(from, to.isBefore(latest) ? to : latest);
    }
}
