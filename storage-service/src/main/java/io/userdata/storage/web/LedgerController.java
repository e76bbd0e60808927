package io.userdata.storage.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.userdata.events.record.MalformedRecordException;
import io.userdata.starter.problem.ProblemException;
import io.userdata.storage.ledger.LedgerQueries;
import io.userdata.storage.ledger.LedgerSettlementWriter;
import io.userdata.storage.ledger.LedgerView;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** What became of a run's records. */
@RestController
class LedgerController {
    private final LedgerQueries ledgers;
    private final LedgerSettlementWriter settlements;

    LedgerController(LedgerQueries ledgers, LedgerSettlementWriter settlements) {
        this.ledgers = ledgers;
        this.settlements = settlements;
    }

    @GetMapping("/api/v1/runs/{runId}/ledger")
    LedgerView ledger(@PathVariable UUID runId) {
        return ledgers.find(runId).orElseThrow(() -> gone(runId));
    }

    @Operation(summary = "Accepts that a ledger will not balance, with a note that says why; its alert ends")
    @PostMapping("/api/v1/runs/{runId}/ledger/settle")
    LedgerView settle(
            @PathVariable UUID runId,
            @RequestBody QuarantineRequests.Note note,
            @Parameter(hidden = true) Authentication authentication) {
        String text = MalformedRecordException.requiredText(note.note(), "note");
        return settlements.settle(runId, authentication.getName(), text).orElseThrow(() -> gone(runId));
    }

    private ProblemException gone(UUID runId) {
        return ledgers.findForgotten(runId)
                .map(ledger -> new ProblemException(HttpStatus.GONE, "forgotten-run", ledger.text()))
                .orElseGet(() -> new ProblemException(
                        HttpStatus.NOT_FOUND, "unknown-run", "Nothing has been heard of run " + runId + "."));
    }
}
