package io.userdata.chaos.oracle;

import io.userdata.chaos.population.UserKey;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A row of users.
 *
 * @param email null in a deleted one
 */
record StoredUser(UserKey key, @Nullable String email, boolean deleted) {
    private static final Pattern NUMBER = Pattern.compile("(.+)-n(\\d+)@example\\.com");

    /** The number of the state that an e-mail address belongs to; -1: to none of this user. */
    static long number(String externalId, @Nullable String email) {
        Matcher matcher = NUMBER.matcher(email == null ? "" : email);
        return matcher.matches() && matcher.group(1).equals(externalId) ? Long.parseLong(matcher.group(2)) : -1;
    }

    long number() {
        return number(key.externalId(), email);
    }
}
