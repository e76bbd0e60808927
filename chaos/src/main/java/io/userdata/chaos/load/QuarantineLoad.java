package io.userdata.chaos.load;

import io.userdata.chaos.population.Populations;
import io.userdata.chaos.population.UserKey;
import io.userdata.chaos.population.UserState;
import io.userdata.chaos.source.PoisonMark;
import io.userdata.chaos.source.UserStateJson;
import io.userdata.chaos.suite.Answer;
import io.userdata.chaos.suite.SuiteClient;
import java.util.Optional;
import java.util.Random;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Fixes and replays quarantined records, and discards some. */
final class QuarantineLoad {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final SuiteClient client;
    private final Caller caller;
    private final Requests requests;
    private final Populations populations;
    private final Random random;

    QuarantineLoad(SuiteClient client, Caller caller, Requests requests, Populations populations, long seed) {
        this.client = client;
        this.caller = caller;
        this.requests = requests;
        this.populations = populations;
        this.random = new Random(seed);
    }

    /** Decides on one of the newest entries, if there is one that was not decided on. */
    void step() {
        JsonNode items = client.storage("GET", "/api/v1/quarantine?state=open&limit=100", null)
                .body()
                .path("items");
        if (!items.isEmpty()) {
            decide(items.get(random.nextInt(items.size())).path("id").asLong());
        }
    }

    private void decide(long id) {
        Answer entry = client.storage("GET", "/api/v1/quarantine/" + id, null);
        String source = entry.text("source");
        Optional<UserState> state =
                PoisonMark.numberIn(entry.text("content")).flatMap(number -> populations.find(source, number));
        if (state.isEmpty()
                || requests.isDecided(new Requests.Poison(source, state.get().number()))) {
            return;
        }
        if (random.nextInt(3) == 0) {
            discard(id, new Requests.Poison(source, state.get().number()));
        } else {
            fix(id, source, state.get());
        }
    }

    private void discard(long id, Requests.Poison poison) {
        requests.discarded(poison);
        caller.ask(() -> client.storage("POST", "/api/v1/quarantine/" + id + "/discard", "{\"note\":\"chaos\"}"));
    }

    private void fix(long id, String source, UserState broken) {
        UserState fixed = broken.fixed();
        String record = "{\"externalId\":\"%s\",\"observedAt\":\"%s\",\"payload\":%s}"
                .formatted(fixed.externalId(), fixed.changedAt(), UserStateJson.of(fixed));
        String body = "{\"content\":" + JSON.writeValueAsString(record) + "}";
        Answer answer = caller.ask(() -> client.storage("PATCH", "/api/v1/quarantine/" + id, body));
        if (!answer.isGood()) {
            refuse(id, answer);
            return;
        }
        Answer replayed = caller.ask(() -> client.storage("POST", "/api/v1/quarantine/" + id + "/replay", null));
        if (replayed.isGood()) {
            UserKey user = new UserKey(source, fixed.externalId());
            requests.fixed(new Requests.Poison(source, fixed.number()), new Requests.Fix(id, user, fixed));
        } else {
            refuse(id, replayed);
        }
    }

    /** 409: its user was deleted meanwhile. */
    private void refuse(long id, Answer answer) {
        if (answer.isRefused() && answer.status() != 409) {
            requests.refused("fix of quarantine entry " + id, answer.summary());
        }
    }
}
