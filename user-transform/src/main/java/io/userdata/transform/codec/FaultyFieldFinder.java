package io.userdata.transform.codec;

import io.userdata.events.record.FieldPath;
import io.userdata.events.record.MalformedRecordException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Finds the field for which a value that is JSON is still no raw record. */
final class FaultyFieldFinder {
    private static final List<String> REQUIRED = List.of(
            "eventId",
            "coordinates",
            "coordinates.runId",
            "coordinates.slice",
            "coordinates.partition",
            "coordinates.sequence",
            "source",
            "externalId",
            "userId",
            "lane",
            "operation",
            "observedAt",
            "fetchedAt",
            "revision",
            "page");

    private FaultyFieldFinder() {}

    static RejectedRecordException of(DatabindException error, JsonMapper mapper, byte[] value) {
        JsonNode tree = tree(mapper, value);
        if (!tree.isObject()) {
            return ReasonCode.NOT_JSON.rejection();
        }
        for (String field : REQUIRED) {
            if (isMissing(tree, field)) {
                return ReasonCode.FIELD_MISSING.rejection(field);
            }
        }
        String field = field(error);
        return field != null && isMissing(tree, field)
                ? ReasonCode.FIELD_MISSING.rejection(field)
                : ReasonCode.FIELD_INVALID.rejection(field);
    }

    private static JsonNode tree(JsonMapper mapper, byte[] value) {
        try {
            return mapper.readTree(value);
        } catch (JacksonException e) {
            throw ReasonCode.NOT_JSON.rejection();
        } catch (NumberFormatException e) { // an exponent that no number has room for
            throw ReasonCode.TOO_COMPLEX.rejection();
        }
    }

    /** A field inside something that is there but cannot hold it is not missing: what holds it is invalid. */
    private static boolean isMissing(JsonNode tree, String field) {
        int dot = field.indexOf('.');
        JsonNode holder = dot < 0 ? tree : tree.path(field.substring(0, dot));
        JsonNode node = holder.path(field.substring(dot + 1));
        return holder.isObject() && (node.isMissingNode() || node.isNull());
    }

    private static @Nullable String field(DatabindException error) {
        if (error.getCause() instanceof MalformedRecordException malformed) {
            return malformed.field();
        }
        return FieldPath.of(
                        error.getPath(),
                        JacksonException.Reference::getPropertyName,
                        JacksonException.Reference::getIndex)
                .fields();
    }
}
