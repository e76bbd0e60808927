package io.userdata.transform.mapping;

import java.util.Arrays;
import java.util.Optional;

/** A field of the canonical user that a source can fill, by its path in JSON. */
public enum CanonicalField {
    NAME_TITLE("name.title"),
    NAME_FIRST("name.first"),
    NAME_LAST("name.last"),
    /** The whole name in one text: cleaning splits it where the source gives no parts. */
    NAME_FULL("name.full"),
    GENDER("gender"),
    BIRTH_DATE("birthDate"),
    NATIONALITY("nationality"),
    EMAIL("email"),
    PHONE("phone"),
    CELL("cell"),
    USERNAME("username"),
    REGISTERED_AT("registeredAt"),
    NATIONAL_ID_NAME("nationalId.name"),
    NATIONAL_ID_VALUE("nationalId.value"),
    STREET("address.street"),
    CITY("address.city"),
    STATE("address.state"),
    POSTCODE("address.postcode"),
    COUNTRY("address.country"),
    LATITUDE("address.latitude"),
    LONGITUDE("address.longitude"),
    UTC_OFFSET("address.utcOffset"),
    PICTURE("picture");

    private final String path;

    CanonicalField(String path) {
        this.path = path;
    }

    /** The path as it stands in JSON and in issues, such as {@code address.postcode}. */
    public String path() {
        return path;
    }

    /** Finds a field as configuration may write it: {@code birthDate}, {@code birth-date} or {@code BIRTHDATE}. */
    static Optional<CanonicalField> of(String text) {
        String path = text.replace("-", "");
        return Arrays.stream(values())
                .filter(field -> field.path.equalsIgnoreCase(path))
                .findFirst();
    }
}
