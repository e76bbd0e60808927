package io.userdata.events.user;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What follows from the canonical user and well-kept data; never part of the content hash.
 *
 * @param age full years at the observed time
 * @param ageBand such as {@code 25-34}
 * @param generation such as {@code millennial}
 * @param displayName first and last name in the user's script
 * @param latinName display name in Latin letters, where its own script is another
 * @param countryName English short name of the address's country
 * @param region such as {@code Western Europe}
 * @param continent such as {@code Europe}
 * @param currency ISO 4217
 * @param languages ISO 639-1, in order of use
 * @param callingCode such as {@code +45}
 * @param emailDomain the part behind the at sign
 * @param emailDomainClass such as {@code reserved}, {@code freemail}, {@code organization}
 * @param timeZone IANA name
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Enrichment(
        @Nullable Integer age,
        @Nullable String ageBand,
        @Nullable String generation,
        @Nullable String displayName,
        @Nullable String latinName,
        @Nullable String countryName,
        @Nullable String region,
        @Nullable String continent,
        @Nullable String currency,
        @Nullable List<String> languages,
        @Nullable String callingCode,
        @Nullable String emailDomain,
        @Nullable String emailDomainClass,
        @Nullable String timeZone) {
    public Enrichment {
        languages = languages == null ? null : List.copyOf(languages);
    }
}
