package io.userdata.ingest.source.config;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;
import tools.jackson.core.JsonPointer;

/**
 * Where things are, as JSON pointers (RFC 6901).
 *
 * @param records the array of records, in a page
 * @param error what a page holds only when it is none; null: nothing of that kind
 * @param externalId the parts of a user's id, in a record
 * @param updatedAt when the record changed, in a record; null: unknown
 * @param deleted what a record holds when its user is gone; null: nothing of that kind
 * @param cursor the next page's cursor or link in a page, for a keyset the key in a record; null: the usual place
 * @param total how many records there are, in a page; null: it does not say
 */
public record PointerProperties(
        @DefaultValue("") JsonPointer records,
        @Nullable JsonPointer error,
        @DefaultValue List<JsonPointer> externalId,
        @Nullable JsonPointer updatedAt,
        @Nullable JsonPointer deleted,
        @Nullable JsonPointer cursor,
        @Nullable JsonPointer total) {
    public PointerProperties {
        externalId = List.copyOf(externalId);
        if (externalId.isEmpty() || externalId.stream().anyMatch(JsonPointer::matches)) {
            throw new IllegalArgumentException("pointers.external-id must name at least one field, such as /id");
        }
    }
}
