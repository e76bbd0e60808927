package io.userdata.chaos.load;

import io.userdata.chaos.population.ChangeLog;
import io.userdata.chaos.population.PopulationGrower;
import io.userdata.chaos.population.StateKind;
import io.userdata.chaos.population.UserState;
import io.userdata.chaos.source.UserStateJson;
import io.userdata.chaos.suite.Answer;
import io.userdata.chaos.suite.SourceConfiguration;
import io.userdata.chaos.suite.SuiteClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Pushes users and asks for deletes, one request after the other: each is repeated under its key until it is accepted. */
final class PushLoad {
    private static final int LARGEST_PUSH = 15;
    private static final int DELETES_PER_CENT = 15;

    private final SuiteClient client;
    private final Caller caller;
    private final Requests requests;
    private final ChangeLog log;
    private final PopulationGrower grower;
    private final Random random;

    PushLoad(SuiteClient client, Caller caller, Requests requests, ChangeLog log, long seed) {
        this.client = client;
        this.caller = caller;
        this.requests = requests;
        this.log = log;
        this.grower = new PopulationGrower(log, "p", seed);
        this.random = new Random(seed);
    }

    /** Pushes or deletes once. */
    void step() {
        if (log.size() > LARGEST_PUSH && random.nextInt(100) < DELETES_PER_CENT) {
            delete(log.all().get(random.nextInt(log.size())).externalId());
            return;
        }
        List<UserState> states = new ArrayList<>();
        for (int left = 1 + random.nextInt(LARGEST_PUSH); left > 0; left--) {
            states.add(grower.grow());
        }
        push(states);
    }

    private void push(List<UserState> states) {
        String body = states.stream().map(UserStateJson::of).collect(Collectors.joining("\n"));
        accepted("POST", "/api/v1/users?source=" + SourceConfiguration.PUSHED, body, states.size());
    }

    private void delete(String externalId) {
        log.add(externalId, StateKind.DELETED);
        accepted("DELETE", "/api/v1/users?source=" + SourceConfiguration.PUSHED + "&externalId=" + externalId, null, 1);
    }

    private void accepted(String method, String path, @Nullable String body, int records) {
        Map<String, String> key = Map.of("Idempotency-Key", UUID.randomUUID().toString());
        Answer answer = caller.ask(() -> client.ingest(method, path, body, key));
        if (answer.isGood()) {
            requests.pushed(answer.text("runId"), records);
        } else {
            requests.refused(method + " " + path, answer.summary());
        }
    }
}
