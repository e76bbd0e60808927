package io.userdata.ingest.source.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.userdata.events.topic.Topics;
import io.userdata.ingest.fixture.CommittedRecords;
import io.userdata.ingest.fixture.IngestApi;
import io.userdata.ingest.fixture.IngestInstance;
import io.userdata.ingest.fixture.InstanceSettings;
import io.userdata.ingest.fixture.SharedBroker;
import io.userdata.localstack.userapi.SampleUserApi;
import io.userdata.localstack.userapi.SampleUserApiOptions;
import io.userdata.localstack.userapi.fault.FaultPlan;
import io.userdata.localstack.userapi.fault.InjectedFault;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Whatever goes wrong in the middle of a run: it is named and counted, nothing is lost, nothing comes twice. */
class SampleFaultsIT {
    private static final int USERS = 500;
    private static final int GOOD_PAGES = 2;
    /** Where randomuser is asked: runs of it that other tests have left would use up the faults. */
    private static final URI UNREACHABLE = URI.create("http://127.0.0.1:9");

    private static final CommittedRecords COMMITTED = CommittedRecords.fromNow(SharedBroker.address());
    private static final SampleUserApi SAMPLE =
            SampleUserApi.start(SampleUserApiOptions.defaults().withUserLimit(1_000_000));
    private static final SampleUserApi LIMITED = SampleUserApi.start(
            SampleUserApiOptions.defaults().withUserLimit(GOOD_PAGES * 100).withWindow(Duration.ofSeconds(2)));
    private static final String[] LIMITS = {
        "limits.page-size=100",
        "limits.read-timeout=1s",
        "backoff.initial=50ms",
        "backoff.longest=200ms",
        "backoff.attempts=4",
        "budget.breaker-faults=0",
    };
    private static IngestInstance instance;
    private static IngestApi api;

    @BeforeAll
    static void start() {
        instance = IngestInstance.start(
                SharedBroker.address(),
                UNREACHABLE,
                "tests",
                Stream.concat(
                                Stream.of(InstanceSettings.randomUsers("sampled", SAMPLE.uri(), LIMITS)),
                                Stream.of(InstanceSettings.randomUsers("limited", LIMITED.uri(), LIMITS)))
                        .toArray(String[]::new));
        api = instance.api();
    }

    @AfterEach
    void removeFault() {
        SAMPLE.setFault(FaultPlan.NONE);
    }

    @AfterAll
    static void stop() {
        instance.close();
        SAMPLE.close();
        LIMITED.close();
    }

    @ParameterizedTest
    @CsvSource({
        "RATE_LIMITED,        THROTTLED,     WAITING",
        "RETRY_AFTER_SECONDS, THROTTLED,     WAITING",
        "RETRY_AFTER_DATE,    THROTTLED,     WAITING",
        "UNAVAILABLE,         UNAVAILABLE,   WAITING",
        "SLOW,                TIMEOUT,       WAITING",
        "HANG,                TIMEOUT,       WAITING",
        "DOWN,                HTTP_5XX,      FAILED",
        "HTML,                NOT_JSON,      FAILED",
        "TRUNCATED,           TRUNCATED,     FAILED",
        "ERROR_BODY,          ERROR_BODY,    FAILED",
        "EMPTY,               CLAMPED,       FAILED",
        "CLAMPED,             CLAMPED,       FAILED",
        "REPEATED,            REPEATED_PAGE, FAILED",
    })
    void aFaultThatStaysIsNamedAndTheRunGoesOnAtItsCursorWhenItIsGone(
            InjectedFault fault, String outcome, String state) {
        double before = counted("sampled", outcome);
        SAMPLE.setFault(new FaultPlan(fault, GOOD_PAGES, 0));
        UUID runId = started("sampled");
        JsonNode held = api.awaitState(runId, state);
        assertThat(held.at("/reason/code").stringValue()).isEqualTo(outcome);
        assertThat(held.at("/published").intValue()).isEqualTo(GOOD_PAGES * 100);
        assertThat(counted("sampled", outcome)).isGreaterThan(before);

        SAMPLE.setFault(FaultPlan.NONE);
        if (state.equals("FAILED")) {
            assertThat(api.post("/api/v1/runs/" + runId + "/resume", "").status())
                    .isEqualTo(202);
        }
        assertComplete(runId);
    }

    @ParameterizedTest
    @CsvSource({
        "DOWN, HTTP_5XX",
        "UNAVAILABLE, UNAVAILABLE",
        "HTML, NOT_JSON",
        "TRUNCATED, TRUNCATED",
        "CLAMPED, CLAMPED",
    })
    void aBurstIsCountedAndOutlivedWithoutHelp(InjectedFault fault, String outcome) {
        double before = counted("sampled", outcome);
        SAMPLE.setFault(new FaultPlan(fault, GOOD_PAGES, 3));
        assertComplete(started("sampled"));
        assertThat(counted("sampled", outcome)).isEqualTo(before + 3);
    }

    @Test
    void aWindowThatTheSourceClosesIsWaitedFor() {
        assertComplete(started("limited"));
        assertThat(counted("limited", "THROTTLED")).isPositive();
    }

    private static UUID started(String source) {
        return api.started("{\"source\":\"%s\",\"kind\":\"poll\",\"maxRecords\":%d}".formatted(source, USERS));
    }

    /** How often an outcome has been counted. */
    private static double counted(String source, String outcome) {
        Pattern counter = Pattern.compile("userdata_ingest_pages_total\\{[^}]*outcome=\"" + outcome + "\"[^}]*source=\""
                + source + "\"[^}]*} (\\S+)");
        return counter.matcher(api.get("/actuator/prometheus").response().body())
                .results()
                .mapToDouble(found -> Double.parseDouble(found.group(1)))
                .sum();
    }

    private static void assertComplete(UUID runId) {
        JsonNode run = api.awaitState(runId, "COMPLETED");
        assertThat(run.at("/published").intValue()).isEqualTo(USERS);
        List<CommittedRecords.Raw> records = COMMITTED.raw(Topics.RAW_LIVE, runId);
        assertThat(records).hasSize(USERS);
        assertThat(records.stream().map(raw -> raw.record().externalId()).distinct())
                .hasSize(USERS);
        assertThat(CommittedRecords.dense(
                        records.stream().map(raw -> raw.record().coordinates()).toList()))
                .isTrue();
    }
}
