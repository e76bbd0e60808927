package io.userdata.console.snapshot;

import io.userdata.console.service.Answer;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Takes lists out of answers. */
final class Answers {
    private Answers() {}

    /** The items of a list; none where there was no good answer. */
    static List<JsonNode> items(Answer<JsonNode> answer) {
        return list(answer, "items");
    }

    /** What stands in a field that is an array. */
    static List<JsonNode> list(Answer<JsonNode> answer, String field) {
        return answer.found()
                .map(json -> json.path(field).valueStream().toList())
                .orElse(List.of());
    }
}
