package io.userdata.console.snapshot;

import io.userdata.console.service.ServiceAnswer;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Takes lists out of answers. */
final class AnswerLists {
    private AnswerLists() {}

    /** The items of a list; none where there was no good answer. */
    static List<JsonNode> items(ServiceAnswer<JsonNode> answer) {
        return list(answer, "items");
    }

    /** What stands in a field that is an array. */
    static List<JsonNode> list(ServiceAnswer<JsonNode> answer, String field) {
        return answer.found()
                .map(json -> json.path(field).valueStream().toList())
                .orElse(List.of());
    }
}
