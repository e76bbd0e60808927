package io.userdata.storage.user.read;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.userdata.events.record.Version;
import io.userdata.events.user.User;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One change of a user's content.
 *
 * @param version of the state that replaced the other
 * @param changedAt when that was stored
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record UserChangeView(Version version, Before before, Instant changedAt) {
    /**
     * The state that was replaced.
     *
     * @param user null once the user is deleted, and for a state of being deleted
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Before(Version version, @Nullable User user) {}

    UserChangeView forViewer() {
        User user = before.user();
        return new UserChangeView(
                version, new Before(before.version(), user == null ? null : UserMasking.of(user)), changedAt);
    }
}
