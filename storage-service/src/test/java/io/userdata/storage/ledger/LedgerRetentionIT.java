package io.userdata.storage.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.userdata.events.run.RunState;
import io.userdata.storage.fixture.SampleRecord;
import io.userdata.storage.fixture.SharedStorage;
import io.userdata.storage.fixture.StorageInstance;
import io.userdata.storage.fixture.UserTable;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A ledger that was decided long ago is deleted, and its run is never counted again. */
class LedgerRetentionIT {
    private final StorageInstance service = SharedStorage.withoutBroker();
    private final UserTable tables = new UserTable(service);
    private final UUID run = UUID.randomUUID();

    @BeforeEach
    void clear() {
        service.clear();
    }

    @Test
    void anOldLedgerIsDeletedAndItsRunIsForgotten() {
        balanced(run);
        age(run, 366);
        sweep();

        JsonNode answer = service.get("/api/v1/runs/" + run + "/ledger");
        assertThat(answer.path("status").asInt()).isEqualTo(410);
        assertThat(answer.path("type").asString()).endsWith("forgotten-run");
        assertThat(answer.path("detail").asString())
                .contains(
                        "userdata.ledger.retention",
                        "poll of randomuser",
                        "COMPLETED with 2 published records, balanced");
        assertThat(rows()).isZero();
        assertThat(tables.count("SELECT count(*) FROM users")).isEqualTo(2);
    }

    @Test
    void whatComesAgainOfAForgottenRunIsNotCounted() {
        balanced(run);
        age(run, 366);
        sweep();

        service.store(SampleRecord.of(1, 0).of(run), SampleRecord.of(3, 2).of(run));
        service.quarantine(SampleRecord.of(2, 1).of(run));
        service.run(run, RunState.COMPLETED, Integer.MAX_VALUE, 3);

        assertThat(rows()).isZero();
        assertThat(tables.count("SELECT count(*) FROM quarantined_records")).isZero();
        assertThat(tables.count("SELECT count(*) FROM users")).isEqualTo(3);
        assertThat(service.bean(LedgerQueries.class).find(run)).isEmpty();
    }

    @Test
    void aRunThatEndsInTheMiddleOfADeletionIsForgottenByTheNextSweep() {
        balanced(run);
        service.database()
                .sql("INSERT INTO forgotten_runs SELECT run_id, source, kind, state, 2, true, now() FROM runs")
                .update();
        assertThat(service.bean(LedgerQueries.class).find(run)).isEmpty();
        sweep();
        assertThat(rows()).isZero();
    }

    @Test
    void whatIsYoungOrUndecidedOrCanStillBeActedOnIsKept() {
        balanced(run);
        age(run, 364);
        UUID unbalanced = UUID.randomUUID();
        service.ended(unbalanced, 1);
        age(unbalanced, 366);
        UUID quarantined = UUID.randomUUID();
        service.quarantine(SampleRecord.of(5, 0).of(quarantined));
        service.ended(quarantined, 1);
        awaitBalanced(quarantined);
        age(quarantined, 366);
        sweep();

        assertThat(service.ledger(run).balanced()).isTrue();
        assertThat(service.ledger(unbalanced).published()).isEqualTo(1);
        assertThat(service.ledger(quarantined).quarantined()).isEqualTo(1);
    }

    @Test
    void aSettledLedgerIsDeletedToo() {
        service.ended(run, 1);
        service.database()
                .sql("UPDATE runs SET settled_at = now(), settled_by = 'olga', settled_note = 'lost'")
                .update();
        age(run, 366);
        sweep();

        assertThat(service.get("/api/v1/runs/" + run + "/ledger").path("detail").asString())
                .contains("not balanced and settled");
    }

    private void balanced(UUID of) {
        service.store(SampleRecord.of(1, 0).of(of), SampleRecord.of(2, 1).of(of));
        service.ended(of, 2);
        awaitBalanced(of);
    }

    /** The gauge marks what it has found balanced. */
    private void awaitBalanced(UUID of) {
        await().until(() -> service.database()
                .sql("SELECT balanced FROM runs WHERE run_id = :run")
                .param("run", of)
                .query(Boolean.class)
                .single());
    }

    private void age(UUID of, int days) {
        service.database()
                .sql("UPDATE runs SET changed_at = changed_at - make_interval(days => :days) WHERE run_id = :run")
                .param("days", days)
                .param("run", of)
                .update();
    }

    private void sweep() {
        service.bean(LedgerRetention.class).sweep();
    }

    private long rows() {
        return tables.count("SELECT (SELECT count(*) FROM run_ledger) + (SELECT count(*) FROM run_slices)"
                + " + (SELECT count(*) FROM runs)");
    }
}
