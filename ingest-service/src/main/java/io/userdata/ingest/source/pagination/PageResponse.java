package io.userdata.ingest.source.pagination;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/**
 * What a source answered.
 *
 * @param root the body
 * @param records of the page, perhaps read anew whenever one is asked for
 * @param links the values of the header {@code Link}
 * @param address that was asked
 * @param credential by which it was asked, which may come back in a link; null: none
 */
public record PageResponse(
        JsonNode root,
        List<JsonNode> records,
        List<String> links,
        URI address,
        @Nullable String credential) {
    public PageResponse {
        links = List.copyOf(links);
    }

    int found() {
        return records.size();
    }

    /** A whole number of the body; null: it does not say. */
    @Nullable
    Long number(@Nullable JsonPointer pointer) {
        JsonNode number = pointer == null ? null : root.at(pointer);
        return number != null && number.isIntegralNumber() && number.canConvertToLong() ? number.longValue() : null;
    }

    /** The numbers only: the records are personal data. */
    @Override
    public String toString() {
        return "PageAnswer[records=" + records.size() + "]";
    }
}
