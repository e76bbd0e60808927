package io.userdata.storage.ledger;

import io.userdata.starter.problem.ProblemException;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps that an operator accepted an unbalanced ledger, which then raises no alert; the first word on it stays. */
@Component
public class LedgerSettlementWriter {
    private static final String SETTLE = """
            UPDATE runs SET settled_at = cast(:now as timestamptz), settled_by = :who, settled_note = :note
            WHERE run_id = :run AND settled_at IS NULL
            """;

    private final JdbcClient database;
    private final LedgerQueries ledgers;
    private final Clock clock;

    LedgerSettlementWriter(JdbcClient database, LedgerQueries ledgers, Clock clock) {
        this.database = database;
        this.ledgers = ledgers;
        this.clock = clock;
    }

    /** Settles a ledger; empty for a run that is not known. */
    @Transactional
    public Optional<LedgerView> settle(UUID runId, String who, String note) {
        Optional<LedgerView> ledger = ledgers.find(runId);
        ledger.ifPresent(LedgerSettlementWriter::checkUnbalanced);
        database.sql(SETTLE)
                .param("now", clock.instant().toString())
                .param("who", who)
                .param("note", note)
                .param("run", runId)
                .update();
        return ledgers.find(runId);
    }

    private static void checkUnbalanced(LedgerView ledger) {
        if (ledger.state() != LedgerState.UNBALANCED) {
            throw new ProblemException(
                    HttpStatus.CONFLICT,
                    "not-unbalanced",
                    "The ledger is " + ledger.state() + ": only an unbalanced one can be settled.");
        }
    }
}
