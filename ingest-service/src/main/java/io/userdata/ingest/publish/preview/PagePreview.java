package io.userdata.ingest.publish.preview;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a page would become.
 *
 * @param records how many the page holds
 * @param first the first of them as they would be published, redacted
 * @param doubts what is wrong with the page's records, most frequent first
 */
public record PagePreview(int records, List<JsonNode> first, List<Doubt> doubts) {
    /**
     * Something that records of the page have in common.
     *
     * @param field where; null: the whole record
     * @param records how many of them
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Doubt(String code, @Nullable String field, long records, String message) {}
}
