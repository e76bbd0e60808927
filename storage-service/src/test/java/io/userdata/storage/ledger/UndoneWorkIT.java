package io.userdata.storage.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.userdata.events.run.RunDefinition;
import io.userdata.events.run.RunKind;
import io.userdata.events.run.RunReason;
import io.userdata.events.run.RunRecord;
import io.userdata.events.run.RunState;
import io.userdata.events.run.SliceRecord;
import io.userdata.events.run.Window;
import io.userdata.storage.fixture.SampleRecord;
import io.userdata.storage.fixture.SharedStorage;
import io.userdata.storage.fixture.StorageInstance;
import io.userdata.storage.run.RunUpdate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** A run that ends before its source does says what it left undone. */
class UndoneWorkIT {
    private static final Instant FROM = SampleRecord.START;
    private static final Window FOUR_HOURS = new Window(FROM, FROM.plus(Duration.ofHours(4)), Duration.ofHours(1));

    private final StorageInstance service = SharedStorage.withoutBroker();
    private final UUID run = UUID.randomUUID();

    @BeforeEach
    void clear() {
        service.clear();
    }

    @ParameterizedTest
    @EnumSource(
            value = RunState.class,
            names = {"FAILED", "CANCELLED"})
    void aRunThatEndsEarlyNamesItsUndoneSlices(RunState state) {
        ends(state, RunKind.BACKFILL, FOUR_HOURS, new RunReason("HTTP_5XX", "The source answered 503.", null));

        JsonNode undone = service.get("/api/v1/runs/" + run + "/ledger").path("undone");
        assertThat(undone.path("reason").asString()).isEqualTo("The source answered 503.");
        assertThat(undone.path("slices").asInt()).isEqualTo(3);
        assertThat(undone.at("/first/0").toString())
                .isEqualTo("{\"slice\":1,\"from\":\"%s\",\"to\":\"%s\",\"published\":7}"
                        .formatted(FROM.plusSeconds(3600), FROM.plusSeconds(7200)));
        assertThat(undone.at("/first/2/slice").asInt()).isEqualTo(3);
        assertThat(undone.at("/first/2/published").asInt()).isZero();
    }

    @Test
    void aRunThatEndsBehindItsLastSliceLeavesNothingUndone() {
        ends(RunState.CANCELLED, RunKind.POLL, null, null);

        UndoneWork undone = service.ledger(run).undone();
        assertThat(undone).isNotNull();
        assertThat(undone.slices()).isZero();
    }

    @ParameterizedTest
    @EnumSource(
            value = RunState.class,
            names = {"RUNNING", "PAUSED", "COMPLETED"})
    void aRunThatGoesOnOrIsCompleteLeavesNothingUndone(RunState state) {
        ends(state, RunKind.BACKFILL, FOUR_HOURS, null);
        assertThat(service.ledger(run).undone()).isNull();
    }

    @Test
    void whatAVersionBeforeKeptTooLittleOfIsNotGuessed() {
        ends(RunState.FAILED, RunKind.BACKFILL, FOUR_HOURS, null);
        service.database().sql("UPDATE run_slices SET done = NULL").update();
        assertThat(service.ledger(run).undone()).isNull();
    }

    /** Slice 0 is done, slice 1 under way; of the others nothing was said. */
    private void ends(RunState state, RunKind kind, @Nullable Window window, @Nullable RunReason reason) {
        Instant now = Instant.now();
        int slices = window == null ? 1 : window.slices().size();
        RunDefinition definition = new RunDefinition("randomuser", kind, window, null);
        RunRecord record = new RunRecord(run, definition, slices, state, reason, FROM, now);
        service.run(
                new RunUpdate.OfSlice(slice(0, 5, true), 0, 1),
                new RunUpdate.OfSlice(slice(1, 7, false), 0, 2),
                new RunUpdate.OfRun(record, 0, 3));
    }

    private SliceRecord slice(int number, long published, boolean done) {
        return new SliceRecord(run, number, null, null, List.of(published), 0, 1, done, null, FROM);
    }
}
