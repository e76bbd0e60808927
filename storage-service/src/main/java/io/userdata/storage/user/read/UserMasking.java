package io.userdata.storage.user.read;

import io.userdata.events.user.Address;
import io.userdata.events.user.NationalId;
import io.userdata.events.user.User;
import org.jspecify.annotations.Nullable;

/**
 * What a viewer sees of a user: who and where roughly, nothing to reach, pay or impersonate the user with. A masked
 * text tells that there is one; masked dates and degrees are left out.
 */
final class UserMasking {
    static final String MASK = "***";

    private UserMasking() {}

    static User of(User user) {
        NationalId id = user.nationalId();
        return new User(
                user.name(),
                user.gender(),
                null,
                user.nationality(),
                email(user.email()),
                text(user.phone()),
                text(user.cell()),
                text(user.username()),
                user.registeredAt(),
                id == null ? null : new NationalId(id.name(), text(id.value())),
                address(user.address()),
                text(user.picture()));
    }

    private static Address address(Address address) {
        return new Address(
                text(address.street()),
                address.city(),
                address.state(),
                text(address.postcode()),
                address.country(),
                null,
                null,
                address.utcOffset());
    }

    /** The domain stays, as it does in the enrichment. */
    private static @Nullable String email(@Nullable String email) {
        return email == null ? null : MASK + email.substring(Math.max(0, email.lastIndexOf('@')));
    }

    private static @Nullable String text(@Nullable String text) {
        return text == null ? null : MASK;
    }
}
