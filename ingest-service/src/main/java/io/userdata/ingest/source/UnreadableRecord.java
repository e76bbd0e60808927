package io.userdata.ingest.source;

import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.POJONode;

/**
 * A record that cannot be read among others that can: it stands in its place as a {@link POJONode}.
 *
 * @param message what is wrong with it, without anything of it
 * @param text as it came
 */
public record UnreadableRecord(String message, String text) {
    /** It, in the place of a record. */
    public JsonNode node() {
        return new POJONode(this);
    }

    /** What stands in the place of a record; empty: a record that was read. */
    public static Optional<UnreadableRecord> in(JsonNode record) {
        return record instanceof POJONode node && node.getPojo() instanceof UnreadableRecord unreadable
                ? Optional.of(unreadable)
                : Optional.empty();
    }

    /** Nothing of the record: it is personal data. */
    @Override
    public String toString() {
        return "UnreadableRecord[" + message + "]";
    }
}
