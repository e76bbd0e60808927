package io.userdata.chaos.population;

import java.time.Instant;

/**
 * What a source said of a user at one time.
 *
 * @param number of this state among all states of its source, from 1 on
 * @param changedAt unlike that of every other state of its source
 */
public record UserState(long number, String externalId, Instant changedAt, StateKind kind) {
    /** The e-mail address tells the states of a user apart. */
    public String email() {
        return externalId + "-n" + number + "@example.com";
    }

    /** The same state as an operator fixes it. */
    public UserState fixed() {
        return new UserState(number, externalId, changedAt, StateKind.GOOD);
    }

    public boolean isPoison() {
        return kind.isPoison();
    }
}
