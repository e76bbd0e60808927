package io.userdata.events.user;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.userdata.events.time.IsoInstant;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether two states of a user differ: SHA-256 over the fields that are there, each as name, length and text. A
 * field that is added to the contract later changes the hash of no user that lacks it.
 */
public final class ContentHash {
    private static final String MEDIUM = "/med/";
    private static final String THUMB = "/thumb/";
    private static final int USUAL_LENGTH = 1_024;

    private final StringBuilder text = new StringBuilder(USUAL_LENGTH);

    private ContentHash() {}

    /** Returns 64 lower-case hexadecimal digits; the size part of the picture's address does not count. */
    public static String of(User user) {
        Instant registeredAt = user.registeredAt();
        return new ContentHash()
                .name(user.name())
                .add("gender", user.gender() == null ? null : user.gender().text())
                .add("birthDate", user.birthDate())
                .add("nationality", user.nationality())
                .add("email", user.email())
                .add("phone", user.phone())
                .add("cell", user.cell())
                .add("username", user.username())
                .add("registeredAt", registeredAt == null ? null : IsoInstant.text(registeredAt))
                .nationalId(user.nationalId())
                .address(user.address())
                .add("picture", withoutSize(user.picture()))
                .digits();
    }

    private ContentHash name(PersonName name) {
        return add("name.title", name.title()).add("name.first", name.first()).add("name.last", name.last());
    }

    private ContentHash nationalId(@Nullable NationalId id) {
        return id == null ? this : add("nationalId.name", id.name()).add("nationalId.value", id.value());
    }

    private ContentHash address(Address address) {
        return add("address.street", address.street())
                .add("address.city", address.city())
                .add("address.state", address.state())
                .add("address.postcode", address.postcode())
                .add("address.country", address.country())
                .add("address.latitude", address.latitude())
                .add("address.longitude", address.longitude())
                .add("address.utcOffset", address.utcOffset());
    }

    private ContentHash add(String field, @Nullable Object value) {
        if (value != null) {
            String written = value.toString();
            text.append(field).append('\n').append(written.length()).append('\n');
            text.append(written).append('\n');
        }
        return this;
    }

    private static @Nullable String withoutSize(@Nullable String picture) {
        if (picture == null) {
            return null;
        }
        int medium = picture.indexOf(MEDIUM);
        int thumb = picture.indexOf(THUMB);
        if (medium < 0 && thumb < 0) {
            return picture;
        }
        boolean isMedium = medium >= 0 && (thumb < 0 || medium < thumb);
        int start = isMedium ? medium : thumb;
        int end = start + (isMedium ? MEDIUM : THUMB).length();
        return picture.substring(0, start + 1) + picture.substring(end);
    }

    private String digits() {
        return HexFormat.of().formatHex(sha256().digest(text.toString().getBytes(UTF_8)));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
