package io.userdata.localstack.run;

/** How a run ended. */
public record RunOutcome(CurrentRun run, RunView view, LedgerView ledger) {
    /** Whether all of it arrived. */
    public boolean isGood() {
        return view.isCompleted() && ledger.balanced();
    }

    /** Why it is not good, in one sentence. */
    public String trouble() {
        if (!ledger.balanced()) {
            return "Run " + run.runId() + " does not balance: " + ledger.missingCount() + " of " + ledger.published()
                    + " records are missing.";
        }
        return "Run " + run.runId() + " is " + view.text() + ".";
    }
}
