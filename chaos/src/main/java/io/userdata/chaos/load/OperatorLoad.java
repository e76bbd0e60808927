package io.userdata.chaos.load;

import io.userdata.chaos.population.PopulationGrower;
import io.userdata.chaos.population.UserKey;
import io.userdata.chaos.suite.Answer;
import io.userdata.chaos.suite.SourceConfiguration;
import io.userdata.chaos.suite.SuiteClient;
import java.util.Optional;
import java.util.Random;

/** Draws what an operator does next: a backfill, a replay, a decision, an interruption, or a delete of a polled user. */
final class OperatorLoad {
    private final SuiteClient client;
    private final Caller caller;
    private final Requests requests;
    private final RunLoad runs;
    private final QuarantineLoad quarantine;
    private final PopulationGrower windowed;
    private final Random random;

    OperatorLoad(
            SuiteClient client,
            Caller caller,
            Requests requests,
            RunLoad runs,
            QuarantineLoad quarantine,
            PopulationGrower windowed,
            long seed) {
        this.client = client;
        this.caller = caller;
        this.requests = requests;
        this.runs = runs;
        this.quarantine = quarantine;
        this.windowed = windowed;
        this.random = new Random(seed);
    }

    void step() {
        switch (random.nextInt(8)) {
            case 0, 1 -> runs.backfill();
            case 2 -> runs.replay();
            case 3 -> runs.interrupt();
            case 4 -> deletePolled();
            case 5 -> runs.resumeAll();
            default -> quarantine.step();
        }
    }

    /** The source goes on showing what it said of the user before; that must not bring it back. */
    private void deletePolled() {
        Optional<String> user = windowed.retire();
        if (user.isEmpty()) {
            return;
        }
        String path = "/api/v1/users/" + SourceConfiguration.WINDOWED + "/" + user.get();
        Answer answer = caller.ask(() -> client.ingest("DELETE", path, null));
        if (answer.isGood()) {
            requests.deleted(new UserKey(SourceConfiguration.WINDOWED, user.get()));
            requests.pushed(answer.text("runId"), 1);
        } else {
            requests.refused("DELETE " + path, answer.summary());
        }
    }
}
