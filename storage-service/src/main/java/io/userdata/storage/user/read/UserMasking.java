package io.userdata.storage.user.read;

import io.userdata.events.user.User;
import io.userdata.events.user.UserField;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Masks a user for a viewer: who and where roughly, nothing to reach, pay or impersonate the user with. A masked text
 * tells that there is one; masked dates and degrees are left out. A field that is not named here is masked.
 */
final class UserMasking {
    static final String MASK = "***";

    private static final String EMAIL = "email";
    private static final Set<String> SHOWN = Set.of(
            "name.title",
            "name.first",
            "name.last",
            "gender",
            "nationality",
            "registeredAt",
            "nationalId.name",
            "address.city",
            "address.state",
            "address.country",
            "address.utcOffset");

    private UserMasking() {}

    static User of(User user) {
        return UserField.replaceAll(user, UserMasking::masked);
    }

    private static @Nullable Object masked(UserField field, Object value) {
        if (SHOWN.contains(field.path())) {
            return value;
        }
        if (!(value instanceof String text)) {
            return null;
        }
        return field.path().equals(EMAIL) ? maskedEmail(text) : MASK;
    }

    /** The domain stays, as it does in the enrichment. */
    private static String maskedEmail(String email) {
        return MASK + email.substring(Math.max(0, email.lastIndexOf('@')));
    }
}
