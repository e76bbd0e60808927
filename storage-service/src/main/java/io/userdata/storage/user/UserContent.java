package io.userdata.storage.user;

import io.userdata.events.user.Address;
import io.userdata.events.user.Gender;
import io.userdata.events.user.NationalId;
import io.userdata.events.user.PersonName;
import io.userdata.events.user.User;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The canonical user as columns, which {@code users} and {@code user_changes} both have. To store another field, add it
 * here (component, {@link #of} and {@link #user}) and to both tables in a migration: {@link ContentColumn} finds the rest.
 */
@Embeddable
public record UserContent(
        @Nullable String nameTitle,
        @Nullable String nameFirst,
        @Nullable String nameLast,
        @Nullable String gender,
        @Nullable LocalDate birthDate,
        @Nullable String nationality,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String cell,
        @Nullable String username,
        @Nullable Instant registeredAt,
        @Nullable String nationalIdName,
        @Nullable String nationalIdValue,
        @Nullable String addressStreet,
        @Nullable String addressCity,
        @Nullable String addressState,
        @Nullable String addressPostcode,
        @Nullable String addressCountry,
        @Nullable Double addressLatitude,
        @Nullable Double addressLongitude,
        @Nullable String addressUtcOffset,
        @Nullable String picture) {
    /** The content of a deleted user: every column is null. */
    public static final UserContent NONE = new UserContent(
            null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
            null, null, null, null);

    /** The columns of a user. */
    public static UserContent of(User user) {
        PersonName name = user.name();
        NationalId nationalId = user.nationalId();
        Address address = user.address();
        return new UserContent(
                name.title(),
                name.first(),
                name.last(),
                user.gender() == null ? null : user.gender().text(),
                user.birthDate(),
                user.nationality(),
                user.email(),
                user.phone(),
                user.cell(),
                user.username(),
                user.registeredAt(),
                nationalId == null ? null : nationalId.name(),
                nationalId == null ? null : nationalId.value(),
                address.street(),
                address.city(),
                address.state(),
                address.postcode(),
                address.country(),
                address.latitude(),
                address.longitude(),
                address.utcOffset(),
                user.picture());
    }

    /** The user of these columns. */
    public User user() {
        return new User(
                new PersonName(nameTitle, nameFirst, nameLast),
                gender == null ? null : Gender.valueOf(gender.toUpperCase(Locale.ROOT)),
                birthDate,
                nationality,
                email,
                phone,
                cell,
                username,
                registeredAt,
                nationalIdName == null ? null : new NationalId(nationalIdName, nationalIdValue),
                address(),
                picture);
    }

    /** How many fields of the canonical user there are; an authority's id is one, with or without its value. */
    public int countFields() {
        long columns = ContentColumn.ALL.stream()
                .filter(column -> column.of(this) != null)
                .count();
        return Math.toIntExact(nationalIdValue == null ? columns : columns - 1);
    }

    private Address address() {
        return new Address(
                addressStreet,
                addressCity,
                addressState,
                addressPostcode,
                addressCountry,
                addressLatitude,
                addressLongitude,
                addressUtcOffset);
    }
}
