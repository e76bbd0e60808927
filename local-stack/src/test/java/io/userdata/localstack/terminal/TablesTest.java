package io.userdata.localstack.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import io.userdata.localstack.run.LedgerView;
import io.userdata.localstack.run.UserView;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class TablesTest {
    @Test
    void aLedgerIsAnAlignedSumThatNamesWhatIsMissing() {
        LedgerView ledger = new LedgerView(
                "UNBALANCED",
                false,
                true,
                5_000,
                4_000,
                500,
                300,
                100,
                50,
                25,
                7,
                25,
                List.of(new LedgerView.Missing(0, 3, 10, 35)));
        assertThat(LedgerTable.of(ledger))
                .containsExactly(
                        "  inserted             4,000",
                        "  updated                500",
                        "  unchanged              300",
                        "  stale                  100",
                        "  quarantined             50",
                        "  discarded               25",
                        "  missing                 25",
                        "  ──────────────────────────",
                        "  published            5,000",
                        "  redelivered besides      7",
                        "  missing: slice 0, partition 3, numbers 10 to 34");
    }

    @Test
    void usersWithAndWithoutEverythingAlign() {
        UserView grace = new UserView(
                new UserView.User(
                        new UserView.Name("Grace", "Hopper"), "grace@example.com", new UserView.Address("US")),
                new UserView.Quality(97));
        assertThat(UserTable.of(List.of(grace, new UserView(null, null))))
                .containsExactly(
                        "  country  quality  e-mail             name",
                        "  US       97       grace@example.com  Grace Hopper",
                        "                                       ");
    }

    @Test
    void withoutATerminalThereAreLinesWhereSomethingChanges() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Terminal screen = new Terminal(new PrintStream(out, true, StandardCharsets.UTF_8), false);
        try (RunProgress progress = RunProgress.on(screen, 10)) {
            progress.heldUp("");
            progress.progress(5, 0, 0);
            progress.progress(5, 0, 0);
            progress.heldUp("The run is waiting: the budget is spent (BUDGET)");
            progress.heldUp("");
            progress.progress(10, 10, 10);
        }
        assertThat(out.toString(StandardCharsets.UTF_8).lines())
                .containsExactly(
                        "  published 5, processed 0, stored 0 of 10",
                        "  The run is waiting: the budget is spent (BUDGET)",
                        "  The run goes on",
                        "  published 10, processed 10, stored 10 of 10");
    }
}
