package io.userdata.events.user;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * Where a user lives.
 *
 * @param country ISO 3166-1 alpha-2
 * @param latitude degrees north, -90 to 90
 * @param longitude degrees east, -180 to 180
 * @param utcOffset ISO 8601 offset such as {@code +05:30}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Address(
        @Nullable String street,
        @Nullable String city,
        @Nullable String state,
        @Nullable String postcode,
        @Nullable String country,
        @Nullable Double latitude,
        @Nullable Double longitude,
        @Nullable String utcOffset) {}
