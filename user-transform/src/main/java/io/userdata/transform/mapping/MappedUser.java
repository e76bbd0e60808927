package io.userdata.transform.mapping;

import io.userdata.events.user.Issue;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The canonical fields as the source wrote them, not yet clean.
 *
 * @param texts only the fields that are there; never blank
 * @param issues what was wrong with the shape of the source's record
 */
public record MappedUser(Map<CanonicalField, String> texts, List<Issue> issues) {
    /** The text of a field; null where the source gave none. */
    public @Nullable String text(CanonicalField field) {
        return texts.get(field);
    }
}
