package io.userdata.events.user;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.userdata.events.time.IsoInstant;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;

/**
 * Tells whether two states of a user differ: SHA-256 over the fields that are there, each as path, length and text. A
 * field that is added to the contract later changes the hash of no user that lacks it.
 */
public final class ContentHash {
    private static final String PICTURE = "picture";
    private static final String MEDIUM = "/med/";
    private static final String THUMB = "/thumb/";
    private static final int USUAL_LENGTH = 1_024;

    private final StringBuilder text = new StringBuilder(USUAL_LENGTH);

    private ContentHash() {}

    /** Returns 64 lower-case hexadecimal digits; the size part of the picture's address does not count. */
    public static String of(User user) {
        ContentHash hash = new ContentHash();
        hash.add(UserField.ALL, user);
        return hash.digits();
    }

    private void add(List<UserField> fields, Object holder) {
        for (UserField field : fields) {
            Object value = field.of(holder);
            if (value == null) {
                continue;
            }
            if (field.parts().isEmpty()) {
                add(field.path(), written(field, value));
            } else {
                add(field.parts(), value);
            }
        }
    }

    private static String written(UserField field, Object value) {
        if (value instanceof Instant instant) {
            return IsoInstant.text(instant);
        } else if (value instanceof Gender gender) {
            return gender.text();
        }
        return field.path().equals(PICTURE) ? withoutSize(value.toString()) : value.toString();
    }

    private void add(String path, String value) {
        text.append(path).append('\n').append(value.length()).append('\n');
        text.append(value).append('\n');
    }

    private static String withoutSize(String picture) {
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
