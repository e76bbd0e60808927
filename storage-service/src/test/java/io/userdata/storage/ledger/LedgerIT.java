package io.userdata.storage.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.userdata.events.run.RunState;
import io.userdata.storage.fixture.SampleRecord;
import io.userdata.storage.fixture.SharedStorage;
import io.userdata.storage.fixture.StorageInstance;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.web.client.RestClient;

/** Runs that end otherwise than they should, and numbers that come after their ledger was decided. */
class LedgerIT {
    private static final StorageInstance service = SharedStorage.withoutBroker();

    @BeforeEach
    void clear() {
        service.clear();
    }

    @ParameterizedTest
    @EnumSource(
            value = RunState.class,
            names = {"COMPLETED", "FAILED", "CANCELLED"})
    void aRunBalancesOverWhatItPublishedHoweverItEnded(RunState end) {
        service.store(SampleRecord.of(1, 0), SampleRecord.of(2, 1));
        service.run(SampleRecord.RUN, end, 1, 2);

        assertThat(service.ledger(SampleRecord.RUN).state()).isEqualTo(LedgerState.BALANCED);
    }

    @ParameterizedTest
    @EnumSource(
            value = RunState.class,
            names = {"QUEUED", "RUNNING", "WAITING", "PAUSED"})
    void aRunThatGoesOnIsOpenThoughItsNumbersAddUp(RunState state) {
        service.store(SampleRecord.of(1, 0));
        service.run(SampleRecord.RUN, state, 1, 1);

        assertThat(service.ledger(SampleRecord.RUN).state()).isEqualTo(LedgerState.OPEN);
    }

    @Test
    void anEmptyRunIsBalanced() {
        service.run(SampleRecord.RUN, RunState.COMPLETED, 1, 0, 0, 0, 0);

        LedgerView ledger = service.ledger(SampleRecord.RUN);
        assertThat(ledger.state()).isEqualTo(LedgerState.BALANCED);
        assertThat(ledger.published()).isZero();
    }

    @Test
    void aLateNumberBalancesARunThatWasGivenUp() {
        service.store(SampleRecord.of(1, 0));
        service.run(SampleRecord.RUN, RunState.COMPLETED, 1, 2);
        LedgerView open = service.ledger(SampleRecord.RUN);
        assertThat(open.state()).isEqualTo(LedgerState.OPEN);
        assertThat(open.inFlight()).isEqualTo(1);
        assertThat(open.waitsFor()).isNotBlank();
        assertThat(open.missingCount()).isZero();
        assertThat(open.missing()).isEmpty();

        service.passed(SampleRecord.RUN);
        LedgerView given = service.ledger(SampleRecord.RUN);
        assertThat(given.state()).isEqualTo(LedgerState.UNBALANCED);
        assertThat(given.inFlight()).isZero();
        assertThat(given.missingCount()).isEqualTo(1);
        await().until(() -> unbalanced() == 1);

        service.store(SampleRecord.of(2, 1));
        assertThat(service.ledger(SampleRecord.RUN).state()).isEqualTo(LedgerState.BALANCED);
        await().until(() -> unbalanced() == 0);
    }

    @Test
    void anUnbalancedLedgerIsSettledByAnOperatorWithANote() {
        service.run(SampleRecord.RUN, RunState.COMPLETED, 1, 2);
        assertThat(settle(service.operator(), "the source was cut")).isEqualTo(HttpStatus.CONFLICT);
        service.passed(SampleRecord.RUN);
        await().until(() -> unbalanced() == 1);
        assertThat(settle(service.http(), "the source was cut")).isEqualTo(HttpStatus.FORBIDDEN);
        assertThat(settle(service.operator(), " ")).isEqualTo(HttpStatus.BAD_REQUEST);

        assertThat(settle(service.operator(), "the source was cut")).isEqualTo(HttpStatus.OK);
        LedgerView ledger = service.ledger(SampleRecord.RUN);
        assertThat(ledger.state()).isEqualTo(LedgerState.UNBALANCED);
        assertThat(ledger.settled()).isNotNull().satisfies(settled -> {
            assertThat(settled.who()).isEqualTo("olga");
            assertThat(settled.note()).isEqualTo("the source was cut");
        });
        await().until(() -> unbalanced() == 0);

        service.run(SampleRecord.RUN, RunState.COMPLETED, 3, 3);
        assertThat(service.ledger(SampleRecord.RUN).settled()).isNull();
    }

    private static HttpStatusCode settle(RestClient client, String note) {
        return client.post()
                .uri("/api/v1/runs/" + SampleRecord.RUN + "/ledger/settle")
                .contentType(MediaType.APPLICATION_JSON)
                .body(Map.of("note", note))
                .retrieve()
                .toBodilessEntity()
                .getStatusCode();
    }

    @Test
    void aRunThatGoesOnAfterAVerdictHasItTakenBack() {
        service.run(SampleRecord.RUN, RunState.FAILED, 1, 2);
        service.passed(SampleRecord.RUN);
        assertThat(service.ledger(SampleRecord.RUN).state()).isEqualTo(LedgerState.UNBALANCED);

        service.run(SampleRecord.RUN, RunState.COMPLETED, 3, 3);
        assertThat(service.ledger(SampleRecord.RUN).state()).isEqualTo(LedgerState.OPEN);
    }

    @Test
    void aNumberThatWasNotPublishedIsNoBalance() {
        service.store(SampleRecord.of(1, 0), SampleRecord.of(2, 1));
        service.run(SampleRecord.RUN, RunState.COMPLETED, 1, 1);
        service.passed(SampleRecord.RUN);

        LedgerView ledger = service.ledger(SampleRecord.RUN);
        assertThat(ledger.state()).isEqualTo(LedgerState.UNBALANCED);
        assertThat(ledger.missingCount()).isZero();
    }

    @Test
    void whatIsMissingIsOneRangeAcrossChunks() {
        service.store(samples(0, 8191));
        service.store(samples(16_385, 16_390));
        service.run(SampleRecord.RUN, RunState.COMPLETED, 1, 16_390);
        service.passed(SampleRecord.RUN);
        assertThat(service.ledger(SampleRecord.RUN).missing()).containsExactly(new MissingRange(0, 0, 8191, 16_385));

        service.store(samples(8191, 16_385));
        LedgerView ledger = service.ledger(SampleRecord.RUN);
        assertThat(ledger.state()).isEqualTo(LedgerState.BALANCED);
        assertThat(ledger.inserted()).isEqualTo(500);
        assertThat(ledger.stale()).isEqualTo(16 * 5); // older states of the five users whose newest came first
        assertThat(ledger.unchanged()).isEqualTo(16_390 - 500 - 16 * 5);
    }

    @Test
    void aDiscardedNumberStaysDiscarded() {
        service.store(SampleRecord.of(1, 0).in("a\u0000b"));
        service.database()
                .sql("UPDATE run_ledger SET discarded = quarantined, quarantined = '{}'")
                .update();
        service.store(SampleRecord.of(1, 0));
        service.run(SampleRecord.RUN, RunState.COMPLETED, 1, 1);

        LedgerView ledger = service.ledger(SampleRecord.RUN);
        assertThat(ledger.state()).isEqualTo(LedgerState.BALANCED);
        assertThat(ledger.discarded()).isEqualTo(1);
        assertThat(ledger.inserted()).isZero();
        assertThat(ledger.redelivered()).isEqualTo(1);
    }

    private static SampleRecord[] samples(long from, long to) {
        return LongStream.range(from, to)
                .mapToObj(number -> SampleRecord.of((int) (number % 500), number))
                .toArray(SampleRecord[]::new);
    }

    private static double unbalanced() {
        return service.bean(MeterRegistry.class)
                .get("userdata.ledger.unbalanced")
                .gauge()
                .value();
    }
}
