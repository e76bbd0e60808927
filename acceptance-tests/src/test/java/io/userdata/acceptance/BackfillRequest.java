package io.userdata.acceptance;

import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Asks a running stack for yesterday's users. */
final class BackfillRequest {
    private BackfillRequest() {}

    /** Returns the id of the run. */
    static String start(LaunchedStack launched, long users) throws IOException, InterruptedException {
        Instant today = Instant.now().truncatedTo(ChronoUnit.DAYS);
        String body = """
                {"source": "randomuser", "kind": "backfill", "maxRecords": %d,
                 "window": {"from": "%s", "to": "%s", "slice": "PT6H"}}
                """.formatted(users, today.minus(1, ChronoUnit.DAYS), today);
        return RunStarter.start(launched, body);
    }
}
