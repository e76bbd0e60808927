package io.userdata.events.user;

import static io.userdata.events.record.MalformedRecordException.required;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The canonical user, whatever its source called the fields. A field that could not be read is null and named by an
 * {@link Issue}.
 *
 * @param email lower-case domain, syntax checked
 * @param phone E.164
 * @param cell E.164
 * @param registeredAt when the user registered with the source, microseconds
 * @param nationality ISO 3166-1 alpha-2
 * @param picture absolute URL
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record User(
        PersonName name,
        @Nullable Gender gender,
        @Nullable LocalDate birthDate,
        @Nullable String nationality,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String cell,
        @Nullable String username,
        @Nullable Instant registeredAt,
        @Nullable NationalId nationalId,
        Address address,
        @Nullable String picture) {
    public User {
        required(name, "user.name");
        required(address, "user.address");
    }
}
