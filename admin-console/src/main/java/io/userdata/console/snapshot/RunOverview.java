package io.userdata.console.snapshot;

import io.userdata.console.service.ServiceAnswer;
import io.userdata.console.service.ServiceName;
import io.userdata.console.service.ServiceQueries;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The runs to show: the newest, and all that are not at their end, however old. */
final class RunOverview {
    private static final List<String> OPEN = List.of("QUEUED", "RUNNING", "WAITING", "PAUSED");
    private static final String PATH = "/api/v1/runs";

    private final ServiceQueries asking;
    private final int limit;
    private Optional<String> problem = Optional.empty();

    RunOverview(ServiceQueries asking, int limit) {
        this.asking = asking;
        this.limit = limit;
    }

    /** Newest first, those that are not at their end with their slices. */
    List<JsonNode> look() {
        List<CompletableFuture<ServiceAnswer<JsonNode>>> lists = Stream.concat(
                        Stream.of(""), OPEN.stream().map(state -> "&state=" + state))
                .map(filter -> asking.json(ServiceName.INGEST, PATH + "?limit=" + limit + filter))
                .toList();
        problem = lists.stream().flatMap(list -> list.join().problem().stream()).findFirst();
        Map<String, JsonNode> runs = new LinkedHashMap<>();
        lists.forEach(list -> AnswerLists.items(list.join()).forEach(run -> runs.put(id(run), run)));
        List<CompletableFuture<JsonNode>> whole = runs.values().stream()
                .sorted(Comparator.comparing(
                                (JsonNode run) -> run.path("createdAt").asString(""))
                        .reversed())
                .map(this::whole)
                .toList();
        return whole.stream().map(CompletableFuture::join).toList();
    }

    /** Why the last look did not find all of them; empty: it did. */
    Optional<String> problem() {
        return problem;
    }

    static String id(JsonNode run) {
        return run.path("runId").asString("");
    }

    private CompletableFuture<JsonNode> whole(JsonNode run) {
        return Set.copyOf(OPEN).contains(run.path("state").asString(""))
                ? asking.json(ServiceName.INGEST, PATH + "/" + id(run))
                        .thenApply(answer -> answer.found().orElse(run))
                : CompletableFuture.completedFuture(run);
    }
}
