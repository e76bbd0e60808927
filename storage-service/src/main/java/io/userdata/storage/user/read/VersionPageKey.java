package io.userdata.storage.user.read;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.userdata.events.record.MalformedRecordException;
import io.userdata.events.record.Version;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;

/** A version as the {@code after} of a page: opaque to callers. */
final class VersionPageKey {
    private static final String SEPARATOR = " ";
    private static final int PARTS = 4;

    private VersionPageKey() {}

    static String text(Version version) {
        String parts = String.join(
                SEPARATOR,
                version.observedAt().toString(),
                version.fetchedAt().toString(),
                version.eventId().toString(),
                Long.toString(version.revision()));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(parts.getBytes(UTF_8));
    }

    static Version of(String text) {
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(text), UTF_8).split(SEPARATOR, PARTS);
            if (parts.length == PARTS) {
                return new Version(
                        Instant.parse(parts[0]),
                        Instant.parse(parts[1]),
                        UUID.fromString(parts[2]),
                        Long.parseLong(parts[3]));
            }
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new MalformedRecordException("after", "is none that a page named");
        }
        throw new MalformedRecordException("after", "is none that a page named");
    }
}
