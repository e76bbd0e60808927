package io.userdata.storage.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.userdata.events.record.EnrichedRecord;
import io.userdata.events.run.RunDefinition;
import io.userdata.events.run.RunKind;
import io.userdata.events.run.RunRecord;
import io.userdata.events.run.RunState;
import io.userdata.storage.fixture.SampleRecord;
import io.userdata.storage.fixture.SharedStorage;
import io.userdata.storage.fixture.StorageInstance;
import io.userdata.storage.fixture.UserTable;
import io.userdata.storage.run.RunUpdate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every number has one outcome, and a run balances over them. */
class LedgerOutcomesIT {
    private final StorageInstance service = SharedStorage.withoutBroker();

    private final UserTable users = new UserTable(service);

    @BeforeEach
    void clear() {
        service.clear();
    }

    @Test
    void everyOutcomeIsCounted() {
        service.store(
                SampleRecord.of(1, 0).at(10),
                SampleRecord.of(2, 1).at(10),
                SampleRecord.of(3, 2).at(10));
        service.store(
                SampleRecord.of(1, 3).at(20).in("Esbjerg"),
                SampleRecord.of(2, 4).at(20),
                SampleRecord.of(3, 5).at(5).in("Varde"));

        LedgerView ledger = service.ledger(SampleRecord.RUN);
        assertThat(ledger.inserted()).isEqualTo(3);
        assertThat(ledger.updated()).isEqualTo(1);
        assertThat(ledger.unchanged()).isEqualTo(1);
        assertThat(ledger.stale()).isEqualTo(1);
        assertThat(users.city(1)).isEqualTo("Esbjerg");
        assertThat(users.city(3)).isEqualTo("Ribe");
        assertThat(users.observed(2)).isEqualTo(SampleRecord.START.plusSeconds(20));
        assertThat(users.changes(1)).isEqualTo(1);
        assertThat(users.changes(2) + users.changes(3)).isZero();
    }

    @Test
    void aRedeliveredRecordKeepsItsFirstOutcome() {
        service.store(SampleRecord.of(1, 0).at(10), SampleRecord.of(1, 1).at(20).in("B"));
        service.store(
                SampleRecord.of(1, 0).at(10),
                SampleRecord.of(1, 1).at(20).in("B"),
                SampleRecord.of(1, 1).at(20).in("B"));

        LedgerView ledger = service.ledger(SampleRecord.RUN);
        assertThat(ledger.inserted()).isEqualTo(1);
        assertThat(ledger.updated()).isEqualTo(1);
        assertThat(ledger.stale()).isZero();
        assertThat(ledger.redelivered()).isEqualTo(3);
        assertThat(users.changes(1)).isEqualTo(1);
    }

    @Test
    void aStoredCopyTakesItsNumberOutOfQuarantine() {
        service.quarantine(SampleRecord.of(1, 7));
        service.quarantine(SampleRecord.of(1, 7));
        assertThat(service.ledger(SampleRecord.RUN).quarantined()).isEqualTo(1);
        assertThat(service.ledger(SampleRecord.RUN).redelivered()).isEqualTo(1);
        assertThat(users.count("SELECT count(*) FROM quarantined_records WHERE state = 'open'"))
                .isEqualTo(1);

        service.store(SampleRecord.of(1, 7));
        assertThat(service.ledger(SampleRecord.RUN).quarantined()).isZero();
        assertThat(service.ledger(SampleRecord.RUN).inserted()).isEqualTo(1);
        assertThat(users.count("SELECT count(*) FROM quarantined_records WHERE state = 'stored'"))
                .isEqualTo(1);
    }

    @Test
    void missingNumbersAreNamed() {
        service.store(LongStream.range(0, 20_000)
                .filter(number -> number != 5 && (number < 8190 || number >= 8200) && number != 19_999)
                .mapToObj(
                        number -> SampleRecord.of((int) (number % 1000), number).record())
                .toList());
        service.run(SampleRecord.RUN, RunState.RUNNING, 1, 20_000, 3);
        assertThat(service.ledger(SampleRecord.RUN).state()).isEqualTo(LedgerState.OPEN);

        service.run(SampleRecord.RUN, RunState.COMPLETED, 2, 20_000, 3);
        service.passed(SampleRecord.RUN);
        LedgerView ledger = service.ledger(SampleRecord.RUN);
        assertThat(ledger.state()).isEqualTo(LedgerState.UNBALANCED);
        assertThat(ledger.published()).isEqualTo(20_003);
        assertThat(ledger.missingCount()).isEqualTo(15);
        assertThat(ledger.missing())
                .containsExactly(
                        new MissingRange(0, 0, 5, 6),
                        new MissingRange(0, 0, 8190, 8200),
                        new MissingRange(0, 0, 19_999, 20_000),
                        new MissingRange(0, 1, 0, 3));
        assertThat(ledger.inserted() + ledger.updated() + ledger.unchanged() + ledger.stale() + ledger.missingCount())
                .isEqualTo(ledger.published());
        Awaitility.await().until(() -> gauge("userdata.ledger.unbalanced") == 1);
    }

    @Test
    void aRunIsBalancedWhenEveryPublishedNumberHasAnOutcome() {
        service.store(SampleRecord.of(1, 0), SampleRecord.of(2, 1));
        assertThat(service.ledger(SampleRecord.RUN).state()).isEqualTo(LedgerState.OPEN);
        service.quarantine(SampleRecord.of(3, 2));
        service.run(SampleRecord.RUN, RunState.FAILED, 1, 3);

        LedgerView ledger = service.ledger(SampleRecord.RUN);
        assertThat(ledger.state()).isEqualTo(LedgerState.BALANCED);
        assertThat(ledger.missing()).isEmpty();
        Awaitility.await()
                .until(() -> users.count("SELECT count(*) FROM runs WHERE balanced") == 1
                        && gauge("userdata.quarantine.size") == 1);

        service.run(SampleRecord.RUN, RunState.RUNNING, 2, 3);
        assertThat(service.ledger(SampleRecord.RUN).state()).isEqualTo(LedgerState.OPEN);
        assertThat(users.count("SELECT count(*) FROM runs WHERE balanced")).isZero();
    }

    @Test
    void anOlderRunRecordReadAgainChangesNothing() {
        service.run(SampleRecord.RUN, RunState.COMPLETED, 9, 3);
        service.run(new RunUpdate.OfRun(runRecord(RunState.RUNNING, Instant.EPOCH), 0, 4));

        assertThat(service.ledger(SampleRecord.RUN).runState()).isEqualTo("COMPLETED");
    }

    private static RunRecord runRecord(RunState state, Instant updated) {
        RunDefinition definition = new RunDefinition("randomuser", RunKind.POLL, null, null);
        return new RunRecord(SampleRecord.RUN, definition, 1, state, null, SampleRecord.START, updated);
    }

    @Test
    void writersOfTheSameUsersAndNumbersNeitherDeadlockNorCountTwice() {
        List<CompletableFuture<Void>> writers = IntStream.range(0, 4)
                .mapToObj(writer -> CompletableFuture.runAsync(() -> writeAll(new Random(writer))))
                .toList();
        writers.forEach(CompletableFuture::join);

        LedgerView ledger = service.ledger(SampleRecord.RUN);
        assertThat(ledger.inserted() + ledger.updated() + ledger.unchanged() + ledger.stale())
                .isEqualTo(1000);
        assertThat(ledger.inserted()).isEqualTo(100);
        assertThat(ledger.redelivered()).isEqualTo(3000);
        assertThat(users.count("SELECT count(*) FROM users WHERE address_city = 'city 9'"))
                .isEqualTo(100);
    }

    /** Retries as the container does. */
    private void writeAll(Random random) {
        List<EnrichedRecord> all = new ArrayList<>(IntStream.range(0, 1000)
                .mapToObj(i -> SampleRecord.of(i % 100, i).in("city " + i / 100).record())
                .toList());
        Collections.shuffle(all, random);
        for (int from = 0; from < all.size(); from += 100) {
            List<EnrichedRecord> batch = all.subList(from, from + 100);
            Awaitility.await().ignoreExceptions().until(() -> {
                service.store(batch);
                return true;
            });
        }
    }

    private double gauge(String name) {
        return service.bean(MeterRegistry.class).find(name).gauges().stream()
                .mapToDouble(Gauge::value)
                .sum();
    }
}
