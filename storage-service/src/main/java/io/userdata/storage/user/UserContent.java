package io.userdata.storage.user;

import io.userdata.events.user.Address;
import io.userdata.events.user.Gender;
import io.userdata.events.user.NationalId;
import io.userdata.events.user.PersonName;
import io.userdata.events.user.User;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The columns of the canonical user, as the history keeps them. */
record UserContent(
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
    static final UserContent NONE = new UserContent(
            null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
            null, null, null, null);

    static UserContent of(UserEntity row) {
        return new UserContent(
                row.nameTitle,
                row.nameFirst,
                row.nameLast,
                row.gender,
                row.birthDate,
                row.nationality,
                row.email,
                row.phone,
                row.cell,
                row.username,
                row.registeredAt,
                row.nationalIdName,
                row.nationalIdValue,
                row.addressStreet,
                row.addressCity,
                row.addressState,
                row.addressPostcode,
                row.addressCountry,
                row.addressLatitude,
                row.addressLongitude,
                row.addressUtcOffset,
                row.picture);
    }

    User user() {
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
