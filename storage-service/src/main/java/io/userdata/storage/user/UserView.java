package io.userdata.storage.user;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.userdata.events.record.Version;
import io.userdata.events.user.Address;
import io.userdata.events.user.Enrichment;
import io.userdata.events.user.Gender;
import io.userdata.events.user.Issue;
import io.userdata.events.user.NationalId;
import io.userdata.events.user.PersonName;
import io.userdata.events.user.Quality;
import io.userdata.events.user.User;
import io.userdata.starter.json.EventMapper;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * A stored user as the API shows it.
 *
 * @param user null for a deleted one, as are enrichment, quality and contentHash
 * @param deletedAt when the source said that the user is gone; null: is there
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record UserView(
        UUID userId,
        String source,
        String externalId,
        @Nullable User user,
        @Nullable Enrichment enrichment,
        @Nullable Quality quality,
        @Nullable String contentHash,
        Version version,
        Instant insertedAt,
        Instant updatedAt,
        @Nullable Instant deletedAt) {
    private static final JsonMapper JSON = EventMapper.create();

    static UserView of(UserEntity row) {
        boolean deleted = row.deletedAt != null;
        return new UserView(
                row.userId,
                row.source,
                row.externalId,
                deleted ? null : user(row),
                row.enrichment == null ? null : JSON.readValue(row.enrichment, Enrichment.class),
                quality(row),
                deleted ? null : row.contentHash,
                new Version(row.observedAt, row.fetchedAt, row.eventId, row.revision),
                row.insertedAt,
                row.updatedAt,
                row.deletedAt);
    }

    private static User user(UserEntity row) {
        return new User(
                new PersonName(row.nameTitle, row.nameFirst, row.nameLast),
                row.gender == null ? null : Gender.valueOf(row.gender.toUpperCase(Locale.ROOT)),
                row.birthDate,
                row.nationality,
                row.email,
                row.phone,
                row.cell,
                row.username,
                row.registeredAt,
                row.nationalIdName == null ? null : new NationalId(row.nationalIdName, row.nationalIdValue),
                address(row),
                row.picture);
    }

    private static Address address(UserEntity row) {
        return new Address(
                row.addressStreet,
                row.addressCity,
                row.addressState,
                row.addressPostcode,
                row.addressCountry,
                row.addressLatitude,
                row.addressLongitude,
                row.addressUtcOffset);
    }

    private static @Nullable Quality quality(UserEntity row) {
        return row.qualityScore == null || row.qualityIssues == null
                ? null
                : new Quality(row.qualityScore, List.of(JSON.readValue(row.qualityIssues, Issue[].class)));
    }
}
