package io.userdata.console.snapshot;

import io.userdata.console.service.ServiceAnswer;
import io.userdata.console.service.ServiceName;
import io.userdata.console.service.ServiceQueries;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The ledgers of the runs that are shown; a decided one is asked for less often, for it seldom changes. */
final class LedgerCache {
    private final ServiceQueries asking;
    private Map<String, JsonNode> known = Map.of();

    LedgerCache(ServiceQueries asking) {
        this.asking = asking;
    }

    /** By run id; what could not be read is what it was, or is not there. */
    Map<String, JsonNode> look(List<JsonNode> runs, boolean decidedToo) {
        Map<String, CompletableFuture<ServiceAnswer<JsonNode>>> asked = new HashMap<>();
        Map<String, JsonNode> ledgers = new HashMap<>();
        ids(runs).forEach(id -> {
            JsonNode before = known.get(id);
            if (before != null) {
                ledgers.put(id, before);
            }
            if (decidedToo || before == null || !before.path("decided").asBoolean(false)) {
                asked.put(id, asking.json(ServiceName.STORAGE, "/api/v1/runs/" + id + "/ledger"));
            }
        });
        asked.forEach((id, answer) -> answer.join().found().ifPresent(ledger -> ledgers.put(id, ledger)));
        known = Map.copyOf(ledgers);
        return known;
    }

    private static Stream<String> ids(List<JsonNode> runs) {
        return runs.stream().map(RunOverview::id).filter(id -> !id.isEmpty()).distinct();
    }
}
