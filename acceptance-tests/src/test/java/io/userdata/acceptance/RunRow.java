package io.userdata.acceptance;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** The numbers of a run, as the console's page shows them and as the services tell them. */
record RunRow(Browser page, LaunchedStack launched, String run) {
    private static final List<String> OUTCOMES =
            List.of("inserted", "updated", "unchanged", "stale", "quarantined", "discarded");

    /** What the page shows; -1 for what it shows none of. */
    Map<String, Long> shown() {
        Map<String, Long> shown = new TreeMap<>();
        OUTCOMES.forEach(outcome -> shown.put(outcome, number(outcome)));
        shown.put("published", published());
        shown.put("missingCount", number("missing"));
        return shown;
    }

    long published() {
        return number("published");
    }

    /** What the services tell; -2 for what they do not. */
    Map<String, Long> told() {
        JsonNode ledger = launched.ledger(run);
        Map<String, Long> counts = new TreeMap<>();
        OUTCOMES.forEach(outcome -> counts.put(outcome, ledger.path(outcome).asLong(-2)));
        counts.put("published", launched.run(run).path("published").asLong(-2));
        counts.put("missingCount", ledger.path("missingCount").asLong(-2));
        return counts;
    }

    private long number(String field) {
        return page.number("#runs tbody[data-key='" + run + "'] [data-field=" + field + "]");
    }
}
