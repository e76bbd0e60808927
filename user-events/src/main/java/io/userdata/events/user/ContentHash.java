package io.userdata.events.user;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether two states of a user differ: SHA-256 over the fields that are there, each as name, length and text. A
 * field that is added to the contract later changes the hash of no user that lacks it.
 */
public final class ContentHash {
    private final MessageDigest sha256;

    private ContentHash(MessageDigest sha256) {
        this.sha256 = sha256;
    }

    /** Returns 64 lower-case hexadecimal digits; the size part of the picture's address does not count. */
    public static String of(User user) {
        ContentHash hash = new ContentHash(sha256());
        hash.name(user.name())
                .add("gender", user.gender() == null ? null : user.gender().text())
                .add("birthDate", user.birthDate())
                .add("nationality", user.nationality())
                .add("email", user.email())
                .add("phone", user.phone())
                .add("cell", user.cell())
                .add("username", user.username())
                .add("registeredAt", user.registeredAt())
                .nationalId(user.nationalId())
                .address(user.address())
                .add("picture", withoutSize(user.picture()));
        return HexFormat.of().formatHex(hash.sha256.digest());
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
            String text = value.toString();
            sha256.update((field + '\n' + text.length() + '\n' + text + '\n').getBytes(UTF_8));
        }
        return this;
    }

    private static @Nullable String withoutSize(@Nullable String picture) {
        return picture == null ? null : picture.replaceFirst("/(med|thumb)/", "/");
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
