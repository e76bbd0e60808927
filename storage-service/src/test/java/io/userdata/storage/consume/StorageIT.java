package io.userdata.storage.consume;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.userdata.events.quarantine.Origin;
import io.userdata.events.quarantine.OriginalBytes;
import io.userdata.events.quarantine.QuarantinedRecord;
import io.userdata.events.quarantine.Reason;
import io.userdata.events.quarantine.Stage;
import io.userdata.events.record.EnrichedRecord;
import io.userdata.events.record.Version;
import io.userdata.events.run.RunDefinition;
import io.userdata.events.run.RunKind;
import io.userdata.events.run.RunRecord;
import io.userdata.events.run.RunState;
import io.userdata.events.run.SliceRecord;
import io.userdata.localstack.database.Database;
import io.userdata.storage.SampleRecord;
import io.userdata.storage.ledger.LedgerState;
import io.userdata.storage.ledger.LedgerView;
import io.userdata.storage.ledger.MissingRange;
import io.userdata.storage.run.RunUpdate;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.util.PGobject;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import tools.jackson.databind.JsonNode;

@ExtendWith(OutputCaptureExtension.class)
class StorageIT {
    private static final Origin NOWHERE = new Origin("ingest.runs", 0, 0);

    private static Database database;
    private static StorageInstance service;

    @BeforeAll
    static void start() {
        database = Database.start(StorageInstance.folder("database"), 0);
        service = StorageInstance.withoutBroker(database, "userdata.ledger.settle=0s", "userdata.ledger.watch=200ms");
    }

    @AfterAll
    static void stop() {
        service.close();
        database.close();
    }

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
        assertThat(city(1)).isEqualTo("Esbjerg");
        assertThat(city(3)).isEqualTo("Ribe");
        assertThat(observed(2)).isEqualTo(SampleRecord.START.plusSeconds(20));
        assertThat(changes(1)).isEqualTo(1);
        assertThat(changes(2) + changes(3)).isZero();
    }

    @Test
    void versionsOfOneUserInABatchAreFoldedInTheirOrder() {
        service.store(
                SampleRecord.of(1, 0).at(30).in("C"),
                SampleRecord.of(1, 1).at(10).in("A"),
                SampleRecord.of(1, 2).at(20).in("B"),
                SampleRecord.of(1, 3).at(40).in("C"));

        assertThat(city(1)).isEqualTo("C");
        LedgerView ledger = service.ledger(SampleRecord.RUN);
        assertThat(ledger.inserted()).isEqualTo(1);
        assertThat(ledger.updated()).isEqualTo(2);
        assertThat(ledger.unchanged()).isEqualTo(1);
        assertThat(cities(1)).containsExactly("A", "B");
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
        assertThat(changes(1)).isEqualTo(1);
    }

    @Test
    void aBackfillOfOlderStatesChangesNoRow() {
        service.store(IntStream.range(0, 500)
                .mapToObj(i -> SampleRecord.of(i, i).at(1000).record())
                .toList());
        List<Map<String, Object>> before = rows();
        UUID backfill = UUID.fromString("0199e2a4-6c00-7d3b-9a41-000000000002");
        service.store(IntStream.range(0, 500)
                .mapToObj(i -> SampleRecord.of(i, i)
                        .at(500)
                        .in("Elsewhere")
                        .of(backfill)
                        .backfilled()
                        .record())
                .toList());

        assertThat(rows()).isEqualTo(before);
        assertThat(service.ledger(backfill).stale()).isEqualTo(500);
        assertThat(changes(1)).isZero();
    }

    @Test
    void aDeleteClearsTheUserAndALateBackfillDoesNotBringItBack() {
        service.store(SampleRecord.of(1, 0).at(10).in("A"));
        service.store(SampleRecord.of(1, 1).at(20).in("B"));
        quarantine(SampleRecord.of(1, 2));
        service.store(SampleRecord.of(1, 3).at(30).deleted());
        service.store(SampleRecord.of(1, 4).at(25).in("C").backfilled());
        quarantine(SampleRecord.of(1, 2).backfilled().of(UUID.randomUUID()));

        Map<String, Object> row = rows().get(0);
        assertThat(row.get("deleted_at")).isNotNull();
        assertThat(row.get("user_id")).isEqualTo(SampleRecord.of(1, 0).userId());
        assertThat(row.entrySet())
                .filteredOn(column -> List.of("name_last", "email", "birth_date", "address_city", "enrichment")
                        .contains(column.getKey()))
                .hasSize(5)
                .allSatisfy(column -> assertThat(column.getValue()).isNull());
        assertThat(count("SELECT count(*) FROM user_changes WHERE name_last IS NOT NULL"))
                .isZero();
        assertThat(count("SELECT count(*) FROM quarantined_records")).isEqualTo(2);
        assertThat(count("SELECT count(*) FROM quarantined_records WHERE event_id <= '%s' AND bytes IS NOT NULL"
                        .formatted(SampleRecord.of(1, 3).record().eventId())))
                .isZero();
        LedgerView ledger = service.ledger(SampleRecord.RUN);
        assertThat(ledger.updated()).isEqualTo(2);
        assertThat(ledger.stale()).isEqualTo(1);
    }

    @Test
    void aDeleteOfAnUnknownUserStandsInTheWayOfOlderStatesOnly() {
        service.store(SampleRecord.of(1, 0).at(20).deleted());
        service.store(SampleRecord.of(1, 1).at(10));
        assertThat(rows().get(0).get("deleted_at")).isNotNull();

        service.store(SampleRecord.of(1, 2).at(30).in("Again"));
        assertThat(rows().get(0).get("deleted_at")).isNull();
        assertThat(city(1)).isEqualTo("Again");
        assertThat(service.ledger(SampleRecord.RUN).updated()).isEqualTo(1);
    }

    @Test
    void aLateDeleteClearsTheHistoryItIsNewerThan() {
        service.store(SampleRecord.of(1, 0).at(10).in("A"));
        service.store(SampleRecord.of(1, 1).at(30).in("B"));
        service.store(SampleRecord.of(1, 2).at(20).deleted());

        assertThat(city(1)).isEqualTo("B");
        assertThat(count("SELECT count(*) FROM user_changes WHERE name_last IS NOT NULL"))
                .isZero();
    }

    @Test
    void aRequestedDeleteIsNewerThanAStateFetchedBeforeItByWhateverClockThatWasObserved() {
        service.store(SampleRecord.of(1, 0).at(10).ahead(30).in("Seen"));
        service.store(SampleRecord.of(1, 1).at(50).ahead(240).in("Ahead"));
        quarantine(SampleRecord.of(1, 2));
        service.store(SampleRecord.of(1, 3).at(60).deleted());
        service.store(SampleRecord.of(1, 4).at(55).ahead(280).in("Late"));

        Map<String, Object> row = rows().get(0);
        assertThat(row.get("deleted_at")).isNotNull();
        assertThat(row.get("name_last")).isNull();
        assertThat(changes(1)).isEqualTo(2);
        assertThat(count("SELECT count(*) FROM user_changes WHERE name_last IS NOT NULL"))
                .isZero();
        assertThat(count("SELECT count(*) FROM quarantined_records WHERE bytes IS NOT NULL"))
                .isZero();
        JsonNode changes = get("/api/v1/users/" + SampleRecord.of(1, 0).userId() + "/changes?limit=1");
        assertThat(changes.at("/items/0/version/eventId").asString())
                .isEqualTo(SampleRecord.of(1, 3).record().eventId().toString());
        JsonNode older = get("/api/v1/users/" + SampleRecord.of(1, 0).userId() + "/changes?limit=1&after="
                + changes.path("next").asString());
        assertThat(older.path("items")).hasSize(1);
        assertThat(older.at("/items/0/version/eventId").asString())
                .isEqualTo(SampleRecord.of(1, 1).record().eventId().toString());

        service.store(SampleRecord.of(1, 5).at(70).in("Again"));
        assertThat(city(1)).isEqualTo("Again");
        assertThat(rows().get(0).get("deleted_at")).isNull();
    }

    @Test
    void aDeleteAtTheSourceIsAsOldAsTheSourceSays() {
        service.store(SampleRecord.of(1, 0).at(10).ahead(30).in("A"));
        service.store(SampleRecord.of(1, 1).at(20).ahead(-15).deleted());

        assertThat(city(1)).isEqualTo("A");
    }

    @Test
    void onlyTheRowThatPostgresRefusesGoesToQuarantine() {
        List<EnrichedRecord> batch = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            batch.add(SampleRecord.of(i, i)
                    .in(i == 137 || i == 251 ? "nul\u0000" : "Ribe")
                    .record());
        }
        service.store(batch);

        assertThat(count("SELECT count(*) FROM users")).isEqualTo(298);
        List<Map<String, Object>> quarantined = service.database()
                .sql("SELECT * FROM quarantined_records ORDER BY sequence")
                .query()
                .listOfRows();
        assertThat(quarantined).extracting(row -> row.get("sequence")).containsExactly(137L, 251L);
        assertThat(quarantined).extracting(row -> row.get("stage")).containsOnly("storage");
        assertThat((String) quarantined.get(0).get("message")).contains("22021").doesNotContain("nul");
        assertThat((byte[]) quarantined.get(0).get("bytes"))
                .isEqualTo(StorageInstance.JSON.writeValueAsBytes(batch.get(137)));
        LedgerView ledger = service.ledger(SampleRecord.RUN);
        assertThat(ledger.inserted()).isEqualTo(298);
        assertThat(ledger.quarantined()).isEqualTo(2);
    }

    @Test
    void aRefusedValueIsQuotedNeitherInTheLogNorInQuarantine(CapturedOutput output) {
        String json = StorageInstance.JSON
                .writeValueAsString(SampleRecord.of(1, 0).record())
                .replace("1988-04-17", "+19999-04-17");
        service.store(List.of(StorageInstance.JSON.readValue(json, EnrichedRecord.class)));

        assertThat(count("SELECT count(*) FROM quarantined_records WHERE message LIKE '%SQLSTATE 22%'"))
                .isEqualTo(1);
        assertThat(output.getAll()).contains("record quarantined").doesNotContain("19999");
    }

    @Test
    void aStoredCopyTakesItsNumberOutOfQuarantine() {
        quarantine(SampleRecord.of(1, 7));
        quarantine(SampleRecord.of(1, 7));
        assertThat(service.ledger(SampleRecord.RUN).quarantined()).isEqualTo(1);
        assertThat(service.ledger(SampleRecord.RUN).redelivered()).isEqualTo(1);
        assertThat(count("SELECT count(*) FROM quarantined_records WHERE state = 'open'"))
                .isEqualTo(1);

        service.store(SampleRecord.of(1, 7));
        assertThat(service.ledger(SampleRecord.RUN).quarantined()).isZero();
        assertThat(service.ledger(SampleRecord.RUN).inserted()).isEqualTo(1);
        assertThat(count("SELECT count(*) FROM quarantined_records WHERE state = 'stored'"))
                .isEqualTo(1);
    }

    @Test
    void anEntryWhoseCoordinatesTheDatabaseRefusesIsKeptWithoutThem() {
        quarantine(SampleRecord.of(1, Long.MAX_VALUE).at(0));
        service.store(SampleRecord.of(2, Long.MAX_VALUE).at(0));

        assertThat(count("SELECT count(*) FROM quarantined_records WHERE run_id IS NULL"))
                .isEqualTo(2);
    }

    @Test
    void missingNumbersAreNamed() {
        service.store(LongStream.range(0, 20_000)
                .filter(number -> number != 5 && (number < 8190 || number >= 8200) && number != 19_999)
                .mapToObj(
                        number -> SampleRecord.of((int) (number % 1000), number).record())
                .toList());
        run(RunState.RUNNING, 1, 20_000, 3);
        assertThat(service.ledger(SampleRecord.RUN).state()).isEqualTo(LedgerState.OPEN);

        run(RunState.COMPLETED, 2, 20_000, 3);
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
        quarantine(SampleRecord.of(3, 2));
        run(RunState.FAILED, 1, 3);

        LedgerView ledger = service.ledger(SampleRecord.RUN);
        assertThat(ledger.state()).isEqualTo(LedgerState.BALANCED);
        assertThat(ledger.missing()).isEmpty();
        Awaitility.await()
                .until(() -> count("SELECT count(*) FROM runs WHERE balanced") == 1
                        && gauge("userdata.quarantine.size") == 1);

        run(RunState.RUNNING, 2, 3);
        assertThat(service.ledger(SampleRecord.RUN).state()).isEqualTo(LedgerState.OPEN);
        assertThat(count("SELECT count(*) FROM runs WHERE balanced")).isZero();
    }

    @Test
    void anOlderRunRecordReadAgainChangesNothing() {
        run(RunState.COMPLETED, 9, 3);
        service.deliver(List.of(delivery(runRecord(RunState.RUNNING, Instant.EPOCH), 4)));

        assertThat(service.ledger(SampleRecord.RUN).runState()).isEqualTo("COMPLETED");
    }

    @Test
    void versionsHaveTheSameOrderInSqlAsInJava() {
        Random random = new Random(42);
        List<Version> versions = IntStream.range(0, 500)
                .mapToObj(i -> new Version(
                        SampleRecord.START.plusNanos(random.nextInt(3) * 1000L),
                        SampleRecord.START.plusSeconds(random.nextInt(2)),
                        new UUID(random.nextInt(4) == 0 ? 7 : random.nextLong(), random.nextLong()),
                        random.nextInt(2)))
                .toList();
        List<String> ordered = service.database()
                .sql("""
                        SELECT concat_ws('/', n, '') FROM unnest(cast(:o as timestamptz[]), cast(:f as timestamptz[]),
                          cast(:e as uuid[]), cast(:r as bigint[])) WITH ORDINALITY AS v(o, f, e, r, n)
                        ORDER BY (least(o, f), f, e, r), n
                        """)
                .param("o", texts(versions, Version::observedAt))
                .param("f", texts(versions, Version::fetchedAt))
                .param("e", texts(versions, Version::eventId))
                .param("r", texts(versions, Version::revision))
                .query(String.class)
                .list();

        assertThat(ordered.stream().map(place -> versions.get(Integer.parseInt(place.replace("/", "")) - 1)))
                .isSortedAccordingTo(Version::compareTo);
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
        assertThat(count("SELECT count(*) FROM users WHERE address_city = 'city 9'"))
                .isEqualTo(100);
    }

    /** Retries as the container does. */
    private static void writeAll(Random random) {
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

    @Test
    void theApiShowsUsersAndLedgers() {
        service.store(
                SampleRecord.of(1, 0),
                SampleRecord.of(2, 1),
                SampleRecord.of(3, 2).deleted());
        run(RunState.COMPLETED, 1, 3);

        JsonNode user = get("/api/v1/users/" + SampleRecord.of(1, 0).userId());
        assertThat(user.at("/user/address/city").asString()).isEqualTo("Ribe");
        assertThat(user.at("/user/gender").asString()).isEqualTo("female");
        assertThat(user.at("/enrichment/languages/0").asString()).isEqualTo("da");
        assertThat(user.at("/quality/issues/0/code").asString()).isEqualTo("PHONE_INVALID");
        assertThat(user.at("/version/observedAt").asString()).isEqualTo("2026-03-01T09:00:00Z");
        assertThat(user.has("deletedAt")).isFalse();
        assertThat(get("/api/v1/users/" + SampleRecord.of(3, 0).userId()).has("user"))
                .isFalse();

        JsonNode ledger = get("/api/v1/runs/" + SampleRecord.RUN + "/ledger");
        assertThat(ledger.propertyNames())
                .containsExactlyInAnyOrder(
                        "runId",
                        "source",
                        "kind",
                        "runState",
                        "state",
                        "balanced",
                        "decided",
                        "published",
                        "inserted",
                        "updated",
                        "unchanged",
                        "stale",
                        "quarantined",
                        "discarded",
                        "redelivered",
                        "inFlight",
                        "missingCount",
                        "missing");
        assertThat(ledger.path("state").asString()).isEqualTo("BALANCED");

        assertThat(status("/api/v1/users/" + UUID.randomUUID())).isEqualTo(HttpStatus.NOT_FOUND);
        assertThat(status("/api/v1/runs/" + UUID.randomUUID() + "/ledger")).isEqualTo(HttpStatus.NOT_FOUND);
        assertThat(status("/api/v1/users?limit=501")).isEqualTo(HttpStatus.BAD_REQUEST);
        assertThat(status("/api/v1/users?limit=0")).isEqualTo(HttpStatus.BAD_REQUEST);
        assertThat(status("/api/v1/users/nonsense")).isEqualTo(HttpStatus.BAD_REQUEST);
        assertThat(get("/api/v1/users/" + UUID.randomUUID()).path("type").asString())
                .isEqualTo("urn:userdata:problem:unknown-user");
    }

    @Test
    void aListGoesOnWhereItsPageEnded() {
        service.store(IntStream.range(0, 25)
                .mapToObj(i -> SampleRecord.of(i, i).record())
                .toList());
        List<String> seen = new ArrayList<>();
        String after = "";
        do {
            JsonNode page = get("/api/v1/users?country=dk&source=randomuser&limit=10" + after);
            page.path("items").forEach(user -> seen.add(user.path("userId").asString()));
            after = page.has("next") ? "&after=" + page.path("next").asString() : "";
        } while (!after.isEmpty());

        assertThat(seen).hasSize(25).doesNotHaveDuplicates().isSorted();
        assertThat(get("/api/v1/users?q=ASTA 2").path("items")).hasSize(6);
        assertThat(get("/api/v1/users?q=s%C3%B8r").path("items")).hasSize(25);
        assertThat(get("/api/v1/users?q=%25").path("items")).isEmpty();
        assertThat(get("/api/v1/users?country=SE").path("items")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"half \ud83d", "\udc00", "nul\u0000"})
    void aTextThatIsNoTextGoesToQuarantine(String city) {
        service.store(SampleRecord.of(1, 0).in(city), SampleRecord.of(2, 1));

        assertThat(service.ledger(SampleRecord.RUN).quarantined()).isEqualTo(1);
        assertThat(service.ledger(SampleRecord.RUN).inserted()).isEqualTo(1);
        service.store(SampleRecord.of(3, 2).in("😀?"));
        assertThat(city(3)).isEqualTo("😀?");
    }

    @Test
    void anEnrichmentThatCannotBeWrittenGoesToQuarantine() {
        EnrichedRecord record = SampleRecord.of(1, 0).record();
        String half = StorageInstance.JSON.writeValueAsString(record).replace("\"da\"", "\"\\ud83d\"");
        service.store(List.of(
                StorageInstance.JSON.readValue(half, EnrichedRecord.class),
                SampleRecord.of(2, 1).record()));

        assertThat(service.ledger(SampleRecord.RUN).quarantined()).isEqualTo(1);
        assertThat(service.ledger(SampleRecord.RUN).inserted()).isEqualTo(1);
    }

    private static void quarantine(SampleRecord sample) {
        EnrichedRecord record = sample.record();
        QuarantinedRecord entry = new QuarantinedRecord(
                new Reason(Stage.PROCESSOR, "FIELD_MISSING", "user\u0000name", "user.name is missing"),
                new Origin("users.raw.live", 0, sample.sequence()),
                record.coordinates(),
                record.userId(),
                record.eventId(),
                record.source(),
                record.lane(),
                OriginalBytes.of("{\"secret\":1}".getBytes(UTF_8)));
        service.deliver(
                List.of(new ConsumedRecord.Rejected(entry, new Origin("users.quarantine", 0, sample.sequence()))));
    }

    private static void run(RunState state, long offset, long... published) {
        Instant now = Instant.now();
        SliceRecord slice = new SliceRecord(
                SampleRecord.RUN,
                0,
                null,
                null,
                LongStream.of(published).boxed().toList(),
                0,
                1,
                true,
                null,
                now);
        service.deliver(List.of(
                new ConsumedRecord.OfRun(new RunUpdate.OfSlice(slice, 0, offset), NOWHERE, new byte[0]),
                delivery(runRecord(state, now), offset + 1)));
    }

    private static RunRecord runRecord(RunState state, Instant updated) {
        RunDefinition definition = new RunDefinition("randomuser", RunKind.POLL, null, null);
        return new RunRecord(SampleRecord.RUN, definition, 1, state, null, SampleRecord.START, updated);
    }

    private static ConsumedRecord delivery(RunRecord run, long offset) {
        return new ConsumedRecord.OfRun(new RunUpdate.OfRun(run, 0, offset), NOWHERE, new byte[0]);
    }

    private static <T> String[] texts(List<Version> versions, Function<Version, T> value) {
        return versions.stream().map(value).map(String::valueOf).toArray(String[]::new);
    }

    private static JsonNode get(String path) {
        return service.get(path);
    }

    private static HttpStatusCode status(String path) {
        return service.http().get().uri(path).retrieve().toBodilessEntity().getStatusCode();
    }

    private static double gauge(String name) {
        return service.bean(MeterRegistry.class).find(name).gauges().stream()
                .mapToDouble(Gauge::value)
                .sum();
    }

    private static List<Map<String, Object>> rows() {
        return service.database().sql("SELECT * FROM users ORDER BY user_id").query().listOfRows().stream()
                .map(row -> {
                    row.replaceAll(
                            (column, value) -> value instanceof String || value == null ? value : comparable(value));
                    return row;
                })
                .toList();
    }

    private static @Nullable Object comparable(Object value) {
        return value instanceof PGobject json ? json.getValue() : value;
    }

    private static long count(String sql) {
        return service.database().sql(sql).query(Long.class).single();
    }

    private static String city(int person) {
        return service.database()
                .sql("SELECT address_city FROM users WHERE user_id = :user")
                .param("user", SampleRecord.of(person, 0).userId())
                .query(String.class)
                .single();
    }

    private static Instant observed(int person) {
        return service.database()
                .sql("SELECT observed_at FROM users WHERE user_id = :user")
                .param("user", SampleRecord.of(person, 0).userId())
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
    }

    private static long changes(int person) {
        return cities(person).size();
    }

    private static List<String> cities(int person) {
        return service.database()
                .sql("SELECT address_city FROM user_changes WHERE user_id = :user" + " ORDER BY observed_at")
                .param("user", SampleRecord.of(person, 0).userId())
                .query(String.class)
                .list();
    }
}
