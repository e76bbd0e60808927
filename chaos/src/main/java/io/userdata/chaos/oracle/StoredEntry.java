package io.userdata.chaos.oracle;

import org.jspecify.annotations.Nullable;

/**
 * A row of quarantine.
 *
 * @param content null once the bytes are deleted
 * @param externalId of its user, where that is known and stored
 * @param number its coordinates in one text
 */
record StoredEntry(
        long id,
        String code,
        @Nullable String source,
        @Nullable String content,
        @Nullable String externalId,
        String state,
        String number) {}
