package io.userdata.transform.mapping;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The mapping of one source as it is configured: plain texts, so that it travels to Spark's executors. What a configuration
 * leaves out may be null here and is then empty, or {@code warn}.
 *
 * @param fields canonical field to where it stands: {@code /a/b}, {@code /a | /b} or <code>{/a} {/b}</code>
 * @param defaults canonical field to what it is where the source gives nothing
 * @param types canonical field to the types it may have at the source; without an entry {@code string | number}
 * @param drift canonical field to what happens when it has another type; without an entry {@code warn}
 * @param unknown what happens when a record has a field that no mapping reads
 * @param known pointers to fields that are left unread on purpose, with all that is below them
 * @param usernameSuffices whether a record with a user name, but neither a name nor an e-mail address, is a user
 */
public record MappingDefinition(
        Map<String, String> fields,
        Map<String, String> defaults,
        Map<String, String> types,
        Map<String, String> drift,
        DriftPolicy unknown,
        List<String> known,
        boolean usernameSuffices)
        implements Serializable {
    private static final long serialVersionUID = 1L;

    public MappingDefinition {
        fields = copy(fields);
        defaults = copy(defaults);
        types = copy(types);
        drift = copy(drift);
        unknown = unknown == null ? DriftPolicy.WARN : unknown;
        known = known == null ? List.of() : List.copyOf(known);
    }

    private static Map<String, String> copy(@Nullable Map<String, String> texts) {
        return texts == null ? Map.of() : Map.copyOf(texts);
    }
}
