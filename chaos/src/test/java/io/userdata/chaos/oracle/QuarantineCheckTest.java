package io.userdata.chaos.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.userdata.chaos.load.Requests;
import io.userdata.chaos.population.Populations;
import io.userdata.chaos.population.StateKind;
import io.userdata.chaos.population.UserState;
import io.userdata.chaos.source.UserStateJson;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class QuarantineCheckTest {
    private final Populations populations = Populations.empty(Clock.systemUTC(), "feed");
    private final UserState broken = populations.of("feed").add("f1", StateKind.POISON_NO_ID);
    private final UserState good = populations.of("feed").add("f1", StateKind.GOOD);

    @Test
    void brokenRecordInQuarantineIsRight() {
        assertThat(kinds(entry(UserStateJson.of(broken)))).isEmpty();
    }

    @Test
    void brokenRecordThatIsNowhereIsLost() {
        assertThat(kinds()).containsExactly(FindingKind.POISON_LOST);
    }

    @Test
    void goodRecordInQuarantineIsFound() {
        assertThat(kinds(entry(UserStateJson.of(broken)), entry(UserStateJson.of(good))))
                .containsExactly(FindingKind.GOOD_IN_QUARANTINE);
    }

    @Test
    void bytesOfADeletedUserAreNotMissed() {
        populations.of("feed").add("f1", StateKind.DELETED);
        assertThat(kinds(entry(null))).isEmpty();
    }

    private List<FindingKind> kinds(StoredEntry... entries) {
        Requests requests = new Requests();
        ExpectedUsers expected = ExpectedUsers.of(populations, requests);
        return new QuarantineCheck(populations, requests, expected)
                .findings(List.of(entries)).stream().map(Finding::kind).toList();
    }

    private static StoredEntry entry(@Nullable String content) {
        return new StoredEntry(1, "FIELD_MISSING", "feed", content, null, "open", "r/0/0/0");
    }
}
