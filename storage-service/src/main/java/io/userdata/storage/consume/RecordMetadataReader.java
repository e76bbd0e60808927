package io.userdata.storage.consume;

import io.userdata.events.quarantine.OriginalBytes;
import io.userdata.events.quarantine.QuarantineReason;
import io.userdata.events.quarantine.QuarantinedRecord;
import io.userdata.events.quarantine.RecordOrigin;
import io.userdata.events.record.Coordinates;
import io.userdata.events.record.Lane;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Finds out whose record it is of which only parts can be read: without its coordinates its number would be missing. */
final class RecordMetadataReader {
    private final JsonMapper json;

    RecordMetadataReader(JsonMapper json) {
        this.json = json;
    }

    QuarantinedRecord quarantined(QuarantineReason reason, RecordOrigin origin, OriginalBytes original) {
        JsonNode tree = tree(original.bytes());
        JsonNode source = tree.path("source");
        return new QuarantinedRecord(
                reason,
                origin,
                part(tree, "coordinates", Coordinates.class),
                part(tree, "userId", UUID.class),
                part(tree, "eventId", UUID.class),
                source.isString() ? source.asString() : null,
                part(tree, "lane", Lane.class),
                original);
    }

    private JsonNode tree(byte @Nullable [] bytes) {
        try {
            return bytes == null ? json.missingNode() : json.readTree(bytes);
        } catch (RuntimeException | StackOverflowError e) {
            return json.missingNode(); // the reason already says that it is not readable
        }
    }

    private <T> @Nullable T part(JsonNode tree, String name, Class<T> type) {
        try {
            return tree.hasNonNull(name) ? json.treeToValue(tree.path(name), type) : null;
        } catch (RuntimeException | StackOverflowError e) {
            return null; // the part is unknown, as it is when it is not there
        }
    }
}
