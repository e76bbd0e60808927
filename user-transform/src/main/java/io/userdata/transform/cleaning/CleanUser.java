package io.userdata.transform.cleaning;

import io.userdata.events.user.Issue;
import io.userdata.events.user.User;
import java.util.List;

/**
 * A user of whom every value has its one right form.
 *
 * @param issues what was lost or is doubtful, in the order it was found
 */
public record CleanUser(User user, List<Issue> issues) {
    /** Whether it identifies a user: there is a name or an e-mail address. */
    public boolean hasIdentity() {
        return user.name().first() != null || user.name().last() != null || user.email() != null;
    }
}
