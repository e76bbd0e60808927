package io.userdata.storage.web;

import io.userdata.starter.problem.ProblemException;
import io.userdata.storage.ledger.LedgerQueries;
import io.userdata.storage.ledger.LedgerView;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What became of a run's records. */
@RestController
class LedgerController {
    private final LedgerQueries ledgers;

    LedgerController(LedgerQueries ledgers) {
        this.ledgers = ledgers;
    }

    @GetMapping("/api/v1/runs/{runId}/ledger")
    LedgerView ledger(@PathVariable UUID runId) {
        return ledgers.find(runId)
                .orElseThrow(() -> new ProblemException(
                        HttpStatus.NOT_FOUND, "unknown-run", "Nothing has been heard of run " + runId + "."));
    }
}
