package io.userdata.chaos.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.userdata.chaos.load.Requests;
import io.userdata.chaos.population.Populations;
import io.userdata.chaos.population.StateKind;
import io.userdata.chaos.population.UserKey;
import io.userdata.chaos.population.UserState;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RowCheckTest {
    private static final UserKey ADA = new UserKey("feed", "f1");

    private final Populations populations = Populations.empty(Clock.systemUTC(), "feed");
    private final UserState first = populations.of("feed").add("f1", StateKind.GOOD);

    @Test
    void newestRightStateIsRight() {
        populations.of("feed").add("f1", StateKind.POISON_NOT_A_USER);
        assertThat(kinds(row(first.email(), false))).isEmpty();
    }

    @Test
    void missingRowIsLost() {
        assertThat(kinds()).containsExactly(FindingKind.LOST);
    }

    @Test
    void olderStateIsAStaleOverwrite() {
        populations.of("feed").add("f1", StateKind.GOOD);
        assertThat(kinds(row(first.email(), false))).containsExactly(FindingKind.STALE_OVERWRITE);
    }

    @Test
    void deletedUserWhoIsThereIsResurrected() {
        populations.of("feed").add("f1", StateKind.DELETED);
        assertThat(kinds(row(first.email(), false))).containsExactly(FindingKind.RESURRECTED);
        assertThat(kinds(row(null, true))).isEmpty();
    }

    @Test
    void userThatCameBackMustNotBeDeleted() {
        populations.of("feed").add("f1", StateKind.DELETED);
        UserState back = populations.of("feed").add("f1", StateKind.GOOD);
        assertThat(kinds(row(null, true))).containsExactly(FindingKind.STALE_OVERWRITE);
        assertThat(kinds(row(back.email(), false))).isEmpty();
    }

    @Test
    void rowOfNoUserAndContentOfAnotherAreInvented() {
        assertThat(kinds(
                        row(first.email(), false),
                        new StoredUser(new UserKey("feed", "f9"), "f9-n1@example.com", false)))
                .containsExactly(FindingKind.INVENTED);
        assertThat(kinds(row("f2-n1@example.com", false))).containsExactly(FindingKind.INVENTED);
    }

    @Test
    void sameUserTwiceIsCountedTwice() {
        assertThat(kinds(row(first.email(), false), row(first.email(), false)))
                .containsExactly(FindingKind.COUNTED_TWICE);
    }

    private List<FindingKind> kinds(StoredUser... rows) {
        ExpectedUsers expected = ExpectedUsers.of(populations, new Requests());
        return RowCheck.findings(expected, List.of(rows)).stream()
                .map(Finding::kind)
                .toList();
    }

    private static StoredUser row(@Nullable String email, boolean deleted) {
        return new StoredUser(ADA, email, deleted);
    }
}
