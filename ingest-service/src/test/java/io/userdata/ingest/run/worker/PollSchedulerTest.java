package io.userdata.ingest.run.worker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.userdata.events.identity.UserPartition;
import io.userdata.events.run.RunCommand;
import io.userdata.events.run.RunCommand.Action;
import io.userdata.events.run.RunDefinition;
import io.userdata.events.run.RunKind;
import io.userdata.events.run.RunReason;
import io.userdata.events.run.RunState;
import io.userdata.events.run.SourceRecord;
import io.userdata.events.run.Window;
import io.userdata.ingest.fixture.MovingClock;
import io.userdata.ingest.fixture.TestRuns;
import io.userdata.ingest.fixture.TestSources;
import io.userdata.ingest.publish.TestPublishers;
import io.userdata.ingest.run.model.Coverage;
import io.userdata.ingest.run.model.RunIds;
import io.userdata.ingest.run.model.RunProgress;
import io.userdata.ingest.run.model.RunStateChange;
import io.userdata.ingest.run.model.RunStateStore;
import io.userdata.ingest.run.model.RunTransition;
import io.userdata.ingest.run.worker.command.ReceivedCommand;
import io.userdata.ingest.run.worker.commit.RunStateLoader;
import io.userdata.ingest.run.worker.replay.RawPage;
import io.userdata.ingest.source.Fault;
import io.userdata.ingest.source.FetchResult;
import io.userdata.ingest.source.Page;
import io.userdata.ingest.source.Source;
import io.userdata.starter.topic.TopicsReadyEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Scheduled polls of a session under a clock that the test moves. */
class PollSchedulerTest {
    private static final Instant START = Instant.parse("2026-01-01T10:00:00Z");
    private static final int PARTITION = UserPartition.of("people".getBytes(UTF_8), 4);
    private static final String KEYSET = """
            sources.people:
              base-url: https://users.example
              path: /users
              query: {after: "{{since}}", size: "{{pageSize}}"}
              pagination.type: keyset
              pointers.external-id: /id
              limits.page-size: 3
              schedule: {%s}
            """;
    private static final String WINDOWED = """
            sources.people:
              base-url: https://users.example
              path: /users
              query: {from: "{{window.from}}", page: "{{page}}"}
              pointers.external-id: /id
              schedule: {%s}
            """;

    private final MovingClock clock = new MovingClock(START);
    private final RunStateStore state = new RunStateStore();
    private final Deque<WorkerEvent> inbox = new ArrayDeque<>();
    private final List<String> cursors = new ArrayList<>();
    private final MockProducer<byte[], byte[]> producer =
            new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
    private final Deque<Fault> faults = new ArrayDeque<>();
    private int users;

    private WorkerSession session(String yaml, String schedule) {
        inbox.clear();
        Source source = TestSources.yaml("people", yaml.formatted(schedule));
        return TestSessions.of(
                        source,
                        (of, cursor, window) -> answer(of, cursor),
                        (of, window, cursor) -> new RawPage(List.of(), "", true),
                        new SimpleMeterRegistry(),
                        clock)
                .open(
                        PARTITION,
                        new TopicsReadyEvent(4, 4),
                        TestPublishers.of(producer),
                        new RunStateLoader.Loaded(state, 0),
                        () -> inbox.add(new WorkerEvent.WokenUp()));
    }

    private FetchResult answer(Source source, @Nullable String cursor) {
        return faults.isEmpty() ? page(source, cursor) : faults.pop();
    }

    /** The users that there are after the cursor's key, three at a time. */
    private Page page(Source source, @Nullable String cursor) {
        cursors.add(String.valueOf(cursor));
        String since = source.pages().cursor(cursor).at();
        int from = isKeyset(source) && !since.isEmpty() ? Integer.parseInt(since) : 0;
        List<JsonNode> found = IntStream.rangeClosed(from + 1, Math.min(users, from + 3))
                .mapToObj(id -> JsonMapper.shared().readTree("{\"id\":" + id + "}"))
                .toList();
        String next = found.isEmpty() || !isKeyset(source)
                ? String.valueOf(cursor)
                : "since=" + (from + found.size()) + ";size=3;number=1";
        return new Page(found, 1, next, found.isEmpty() || !isKeyset(source), clock.instant());
    }

    private static boolean isKeyset(Source source) {
        return source.pagination().equals("keyset");
    }

    private void settle(WorkerSession session) {
        session.step(new WorkerEvent.WokenUp());
        while (!inbox.isEmpty()) {
            session.step(inbox.pop());
        }
    }

    private void at(WorkerSession session, String time) {
        clock.set(Instant.parse("2026-01-01T" + time + "Z"));
        settle(session);
    }

    private List<RunProgress> polls() {
        return state.all();
    }

    @Test
    void cronFiresAtItsTimesAndRemembersThem() {
        producer.initTransactions();
        WorkerSession session = session(KEYSET, "cron: '0 0 * * * *'");
        at(session, "10:59:59");
        assertThat(polls()).isEmpty();
        assertThat(session.idle()).isEqualTo(Duration.ofSeconds(1));
        at(session, "11:00:00");
        assertThat(polls()).singleElement().satisfies(poll -> {
            assertThat(poll.runId()).isEqualTo(RunIds.ofFire("people", clock.instant()));
            assertThat(poll.run().state()).isEqualTo(RunState.COMPLETED);
        });
        assertThat(state.source("people").lastFiredAt()).isEqualTo(clock.instant());
        at(session, "11:59:59");
        assertThat(polls()).hasSize(1);
    }

    @Test
    void theRunAndTheFireAreOneTransaction() {
        producer.initTransactions();
        WorkerSession session = session(KEYSET, "fixed-delay: 1h");
        session.step(new WorkerEvent.WokenUp());
        assertThat(producer.commitCount()).isEqualTo(1);
        assertThat(producer.history().stream().map(record -> new String(record.key(), UTF_8)))
                .hasSize(3)
                .anyMatch(key -> key.equals("source/people"))
                .anyMatch(key -> key.startsWith("slice/"))
                .anyMatch(key -> key.startsWith("run/"));
    }

    @Test
    void whatWasMissedIsMadeUpForOnce() {
        producer.initTransactions();
        String schedule = "cron: '0 0 * * * *'";
        at(session(KEYSET, schedule), "11:00:00");
        WorkerSession restarted = session(KEYSET, schedule);
        at(restarted, "14:20:00");
        assertThat(polls()).hasSize(2);
        assertThat(state.source("people").lastFiredAt()).isEqualTo("2026-01-01T14:00:00Z");
        settle(session(KEYSET, schedule));
        at(restarted, "14:59:00");
        assertThat(polls()).hasSize(2);
        at(restarted, "15:00:00");
        assertThat(polls()).hasSize(3);
    }

    @Test
    void aPausedSourceFiresOnceWhenItIsResumed() {
        producer.initTransactions();
        WorkerSession session = session(KEYSET, "cron: '0 0 * * * *'");
        session.step(new WorkerEvent.Commanded(
                new ReceivedCommand(PARTITION, 0, new RunCommand(Action.PAUSE, "people", null, null, START))));
        at(session, "13:30:00");
        assertThat(polls()).isEmpty();
        session.step(new WorkerEvent.Commanded(
                new ReceivedCommand(PARTITION, 1, new RunCommand(Action.RESUME, "people", null, null, START))));
        settle(session);
        assertThat(polls()).hasSize(1);
        assertThat(state.source("people").lastFiredAt()).isEqualTo("2026-01-01T13:00:00Z");
    }

    @Test
    void aPollThatHasNotEndedHoldsTheNextOneUp() {
        producer.initTransactions();
        WorkerSession session = session(KEYSET, "cron: '0 0 * * * *'");
        clock.set(Instant.parse("2026-01-01T11:00:00Z"));
        session.step(new WorkerEvent.WokenUp());
        WorkerEvent slow = inbox.pop();
        at(session, "13:05:00");
        assertThat(polls()).hasSize(1);
        session.step(slow);
        settle(session);
        assertThat(polls()).hasSize(2);
        assertThat(state.source("people").lastFiredAt()).isEqualTo("2026-01-01T13:00:00Z");
    }

    @Test
    void aDelayCountsFromTheEndOfThePoll() {
        producer.initTransactions();
        WorkerSession session = session(KEYSET, "fixed-delay: 10m");
        session.step(new WorkerEvent.WokenUp());
        clock.set(START.plusSeconds(60));
        session.step(inbox.pop());
        at(session, "10:10:59");
        assertThat(polls()).hasSize(1);
        at(session, "10:11:00");
        assertThat(polls()).hasSize(2);
    }

    @Test
    void aPollByKeysetGoesOnWhereTheLastOneEnded() {
        producer.initTransactions();
        users = 4;
        WorkerSession session = session(KEYSET, "fixed-delay: 10m");
        settle(session);
        assertThat(state.source("people").cursor()).startsWith("since=4;");
        users = 6;
        cursors.clear();
        at(session(KEYSET, "fixed-delay: 10m"), "10:10:00");
        assertThat(cursors.get(0)).startsWith("since=4;");
        assertThat(state.source("people").cursor()).startsWith("since=6;");
    }

    @Test
    void aRequestedRunLeavesTheLiveCursorAlone() {
        producer.initTransactions();
        users = 5;
        WorkerSession session = session(KEYSET, "fixed-delay: 10m");
        settle(session);
        users = 9;
        state.apply(TestRuns.all(RunProgress.queued(
                RunIds.of("test"), TestRuns.definition(RunKind.POLL, null, null), 4, clock.instant())));
        state.apply(TestRuns.all(TestRuns.backfill(1, 9)));
        settle(session);
        assertThat(polls()).hasSize(3).allMatch(RunProgress::isDone);
        assertThat(state.source("people").cursor()).startsWith("since=5;");
    }

    @Test
    void whatAPollLeavesOverIsNotPassedBy() {
        producer.initTransactions();
        users = 9;
        settle(session(KEYSET, "fixed-delay: 10m, max-records: 5"));
        assertThat(state.source("people").cursor()).startsWith("since=3;");
    }

    @Test
    void aWindowReachesFromFireToFire() {
        producer.initTransactions();
        WorkerSession session = session(WINDOWED, "cron: '0 0 * * * *'");
        at(session, "11:00:00");
        at(session, "14:30:00");
        assertThat(polls().stream().map(poll -> poll.run().definition().window()))
                .containsExactly(window("10:00:00", "11:00:00"), window("10:59:00", "14:00:00"));
        assertThat(state.source("people").cursor()).isNull();
        assertThat(state.source("people").coveredTo()).isEqualTo("2026-01-01T14:00:00Z");
    }

    @Test
    void aWindowThatFailedIsAskedForByTheNextPoll() {
        producer.initTransactions();
        WorkerSession session = session(WINDOWED, "cron: '0 0 * * * *'");
        at(session, "11:00:00");
        faults.add(Fault.refused(Fault.Code.HTTP_4XX, "No."));
        at(session, "12:00:00");
        assertThat(Coverage.gap(state, state.source("people"))).contains(window("11:00:00", "12:00:00"));
        faults.add(Fault.refused(Fault.Code.HTTP_4XX, "No."));
        at(session, "13:00:00");
        at(session, "14:00:00");
        assertThat(polls().get(3).run().definition().window()).isEqualTo(window("10:59:00", "14:00:00"));
        assertThat(Coverage.gap(state, state.source("people"))).isEmpty();
        at(session, "15:00:00");
        assertThat(polls().get(4).run().definition().window()).isEqualTo(window("13:59:00", "15:00:00"));
    }

    @Test
    void aFirstWindowThatFailedIsAskedForByTheNextPoll() {
        producer.initTransactions();
        WorkerSession session = session(WINDOWED, "cron: '0 0 * * * *'");
        faults.add(Fault.refused(Fault.Code.HTTP_4XX, "No."));
        at(session, "11:00:00");
        at(session, "12:00:00");
        assertThat(polls().get(1).run().definition().window()).isEqualTo(window("09:59:00", "12:00:00"));
    }

    @Test
    void aFailedWindowThatIsResumedClosesItsGap() {
        producer.initTransactions();
        WorkerSession session = session(WINDOWED, "cron: '0 0 * * * *'");
        at(session, "11:00:00");
        faults.add(Fault.refused(Fault.Code.HTTP_4XX, "No."));
        at(session, "12:00:00");
        UUID failed = polls().get(1).runId();
        session.step(new WorkerEvent.Commanded(
                new ReceivedCommand(PARTITION, 0, new RunCommand(Action.RESUME, "people", failed, null, START))));
        settle(session);
        assertThat(Coverage.gap(state, state.source("people"))).isEmpty();
        at(session, "13:00:00");
        assertThat(polls().get(2).run().definition().window()).isEqualTo(window("11:59:00", "13:00:00"));
    }

    /** A source that the version before has left with a failed poll: it has not written up to when all is asked. */
    @Test
    void aWindowThatFailedBeforeAnUpgradeIsAskedForToo() {
        producer.initTransactions();
        Instant fired = Instant.parse("2026-01-01T11:00:00Z");
        RunDefinition definition = TestRuns.definition(RunKind.POLL, window("10:00:00", "11:00:00"), null);
        state.apply(TestRuns.all(RunProgress.queued(RunIds.ofFire("people", fired), definition, 4, fired)
                .move(RunTransition.FAIL, new RunReason("HTTP_4XX", "No.", null), fired)));
        state.apply(new RunStateChange(
                List.of(), List.of(), List.of(new SourceRecord("people", null, false, null, fired))));
        at(session(WINDOWED, "cron: '0 0 * * * *'"), "12:00:00");
        assertThat(polls().get(1).run().definition().window()).isEqualTo(window("09:59:00", "12:00:00"));
    }

    @Test
    void aClockThatIsSetBackHoldsNoScheduleUp() {
        producer.initTransactions();
        WorkerSession session = session(WINDOWED, "fixed-delay: 10m");
        session.step(new WorkerEvent.WokenUp());
        clock.set(Instant.parse("2026-01-01T09:00:00Z"));
        settle(session);
        at(session, "09:10:00");
        at(session, "09:20:00");
        assertThat(polls().stream().map(poll -> poll.run().definition().window()))
                .containsExactly(
                        window("09:50:00", "10:00:00"), window("09:00:00", "09:10:00"), window("09:09:00", "09:20:00"));
    }

    private static Window window(String from, String to) {
        return new Window(Instant.parse("2026-01-01T" + from + "Z"), Instant.parse("2026-01-01T" + to + "Z"), null);
    }
}
