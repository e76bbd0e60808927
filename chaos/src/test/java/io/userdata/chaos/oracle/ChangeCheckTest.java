package io.userdata.chaos.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.userdata.chaos.population.UserKey;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ChangeCheckTest {
    private static final UserKey ADA = new UserKey("feed", "f1");
    private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void statesInTheirOrderAreRight() {
        assertThat(kinds(1, 4, 9)).isEmpty();
    }

    @Test
    void stateThatIsReplacedTwiceIsCountedTwice() {
        assertThat(kinds(1, 4, 4)).containsExactly(FindingKind.COUNTED_TWICE);
    }

    @Test
    void olderStateAfterANewerOneIsAStaleOverwrite() {
        assertThat(kinds(4, 1)).containsExactly(FindingKind.STALE_OVERWRITE);
        StoredChange back = new StoredChange(ADA, null, BEGIN, BEGIN.minusSeconds(1));
        assertThat(ChangeCheck.findings(List.of(back)))
                .extracting(Finding::kind)
                .containsExactly(FindingKind.STALE_OVERWRITE);
    }

    @Test
    void historyOfAnotherUserIsInvented() {
        StoredChange other = new StoredChange(ADA, "f2-n3@example.com", BEGIN, BEGIN);
        assertThat(ChangeCheck.findings(List.of(other)))
                .extracting(Finding::kind)
                .containsExactly(FindingKind.INVENTED);
    }

    private static List<FindingKind> kinds(long... numbers) {
        List<StoredChange> changes = LongStream.of(numbers)
                .mapToObj(number -> new StoredChange(ADA, "f1-n" + number + "@example.com", BEGIN, BEGIN))
                .toList();
        return ChangeCheck.findings(changes).stream().map(Finding::kind).toList();
    }
}
