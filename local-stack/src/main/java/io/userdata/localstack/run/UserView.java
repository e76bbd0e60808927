package io.userdata.localstack.run;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A stored user, as far as the launcher shows it. */
public record UserView(@Nullable User user, @Nullable Quality quality) {
    /** The canonical user. */
    public record User(
            @Nullable Name name,
            @Nullable String email,
            @Nullable Address address) {}

    /** A name in its own script. */
    public record Name(@Nullable String first, @Nullable String last) {}

    /** Where the user lives. */
    public record Address(@Nullable String country) {}

    /** How good the record is. */
    public record Quality(int score) {}

    public String name() {
        return user == null || user.name() == null
                ? ""
                : Stream.of(user.name().first(), user.name().last())
                        .filter(part -> part != null && !part.isBlank())
                        .collect(Collectors.joining(" "));
    }

    public String email() {
        return user == null || user.email() == null ? "" : user.email();
    }

    public String country() {
        return user == null || user.address() == null || user.address().country() == null
                ? ""
                : user.address().country();
    }

    public String score() {
        return quality == null ? "" : Integer.toString(quality.score());
    }
}
