package io.userdata.ingest.run.worker;

import static io.userdata.ingest.fixture.TestRuns.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.userdata.events.record.Coordinates;
import io.userdata.events.record.JsonText;
import io.userdata.events.record.Lane;
import io.userdata.events.record.Operation;
import io.userdata.events.record.RawRecord;
import io.userdata.events.run.RunCommand;
import io.userdata.events.run.RunCommand.Action;
import io.userdata.events.run.RunDefinition;
import io.userdata.events.run.RunKind;
import io.userdata.events.run.RunReason;
import io.userdata.events.run.RunState;
import io.userdata.events.topic.Topics;
import io.userdata.ingest.fixture.TestRuns;
import io.userdata.ingest.fixture.TestSources;
import io.userdata.ingest.publish.TestPublishers;
import io.userdata.ingest.publish.TransactionalPublisher;
import io.userdata.ingest.run.model.RunProgress;
import io.userdata.ingest.run.model.RunStateStore;
import io.userdata.ingest.run.model.RunTransition;
import io.userdata.ingest.run.worker.command.ReceivedCommand;
import io.userdata.ingest.run.worker.commit.RunStateLoader;
import io.userdata.ingest.run.worker.replay.RawPage;
import io.userdata.ingest.source.Fault;
import io.userdata.ingest.source.FetchResult;
import io.userdata.ingest.source.Page;
import io.userdata.ingest.source.Source;
import io.userdata.ingest.source.SourceClient;
import io.userdata.starter.topic.TopicsReadyEvent;
import java.net.URI;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class WorkerSessionTest {
    private final Source source = TestSources.endless(URI.create("https://users.example"));
    private final Deque<FetchResult> results = new ArrayDeque<>();
    private final Deque<WorkerEvent> inbox = new ArrayDeque<>();
    private final MockProducer<byte[], byte[]> producer =
            new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
    private final TransactionalPublisher publisher = TestPublishers.of(producer);
    private final RunStateStore state = new RunStateStore();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final List<RawRecord> reread = new ArrayList<>();
    private int asked;

    @BeforeEach
    void fence() {
        publisher.fence();
    }

    private WorkerSession session(long nextCommand) {
        return session((of, cursor, window) -> answer(), nextCommand);
    }

    private WorkerSession session(SourceClient client, long nextCommand) {
        return TestSessions.of(
                        source,
                        client,
                        (of, window, cursor) -> new RawPage(reread, "", true),
                        meters,
                        Clock.fixed(NOW, ZoneOffset.UTC))
                .open(
                        3,
                        new TopicsReadyEvent(4, 4),
                        publisher,
                        new RunStateLoader.Loaded(state, nextCommand),
                        () -> inbox.add(wake()));
    }

    private FetchResult answer() {
        asked++;
        return results.isEmpty() ? page(asked) : results.pop();
    }

    private static Page page(long number) {
        List<JsonNode> records = IntStream.range(0, 3)
                .mapToObj(record -> JsonMapper.shared()
                        .readTree("{\"nat\":\"DE\",\"login\":{\"uuid\":\"" + number + "-" + record + "\"}}"))
                .toList();
        return new Page(records, number, "page=" + (number + 1) + ";size=3", false, NOW);
    }

    private RunProgress owned(RunProgress run) {
        state.apply(TestRuns.all(run));
        return run;
    }

    private RunProgress now(RunProgress run) {
        return state.find(run.runId()).orElseThrow();
    }

    private static WorkerEvent wake() {
        return new WorkerEvent.WokenUp();
    }

    private void settle(WorkerSession session) {
        session.step(wake());
        while (!inbox.isEmpty()) {
            session.step(inbox.pop());
        }
    }

    private long published(String topic) {
        return producer.history().stream()
                .map(ProducerRecord::topic)
                .filter(topic::equals)
                .count();
    }

    @Test
    void aRunIsPublishedPageByPageAndItsSurplusDropped() {
        RunProgress run = owned(TestRuns.poll(7));
        settle(session(0));
        assertThat(now(run).run().state()).isEqualTo(RunState.COMPLETED);
        assertThat(now(run).slices().get(0).publishedTotal()).isEqualTo(7);
        assertThat(now(run).slices().get(0).pages()).isEqualTo(3);
        assertThat(producer.commitCount()).isEqualTo(3);
        assertThat(published(Topics.RAW_LIVE)).isEqualTo(7);
        assertThat(asked).isEqualTo(3);
        assertThat(meters.get("userdata.ingest.records.published").counter().count())
                .isEqualTo(7);
    }

    @Test
    void theNextPageIsFetchedWhileThePageIsPublished() {
        owned(TestRuns.poll(7));
        WorkerSession session = session(0);
        session.step(wake());
        WorkerEvent first = inbox.pop();
        producer.commitTransactionException = new KafkaException("lost");
        assertThatThrownBy(() -> session.step(first)).isInstanceOf(KafkaException.class);
        assertThat(asked).isEqualTo(2);
    }

    @Test
    void theAnswerToAnotherSessionIsForgotten() {
        owned(TestRuns.poll(7));
        session(0).step(wake());
        session(0).step(inbox.pop());
        assertThat(published(Topics.RAW_LIVE)).isZero();
    }

    @Test
    void aPageThatComesAfterAPauseIsNotPublished() {
        RunProgress run = owned(TestRuns.poll(7));
        WorkerSession session = session(0);
        session.step(wake());
        WorkerEvent late = inbox.pop();
        session.step(command(0, Action.PAUSE, run));
        session.step(late);
        assertThat(now(run).run().state()).isEqualTo(RunState.PAUSED);
        assertThat(published(Topics.RAW_LIVE)).isZero();

        session.step(command(1, Action.RESUME, run));
        settle(session);
        assertThat(now(run).run().state()).isEqualTo(RunState.COMPLETED);
        assertThat(published(Topics.RAW_LIVE)).isEqualTo(7);
    }

    @Test
    void aCommandThatIsAlreadyInTheStateIsPassedOver() {
        RunProgress run = owned(TestRuns.poll(7));
        session(5).step(command(4, Action.CANCEL, run));
        assertThat(now(run).isActive()).isTrue();
        assertThat(producer.consumerGroupOffsetsHistory()).isEmpty();
    }

    @Test
    void anUnreadableCommandOnlyMovesThePosition() {
        session(0).step(new WorkerEvent.Commanded(new ReceivedCommand(3, 4, null)));
        assertThat(producer.consumerGroupOffsetsHistory().get(0).get("group"))
                .hasSize(1)
                .allSatisfy((partition, offset) -> assertThat(offset.offset()).isEqualTo(5));
    }

    @Test
    void aCommandThatCannotBeCarriedOutEndsOnlyItsRun() {
        UUID runId = UUID.randomUUID();
        RunDefinition push = new RunDefinition("people", RunKind.PUSH, null, 1L, "digest");
        WorkerSession session = session(0);
        session.step(new WorkerEvent.Commanded(new ReceivedCommand(
                3, 4, new RunCommand(Action.CREATE, "people", runId, push, NOW, null, List.of(" ")))));
        RunProgress failed = state.find(runId).orElseThrow();
        assertThat(failed.run().state()).isEqualTo(RunState.FAILED);
        assertThat(failed.run().reason())
                .isNotNull()
                .extracting(RunReason::code)
                .isEqualTo("COMMAND_IMPOSSIBLE");
        assertThat(producer.consumerGroupOffsetsHistory().get(0).get("group"))
                .hasSize(1)
                .allSatisfy((partition, offset) -> assertThat(offset.offset()).isEqualTo(5));
        assertThat(meters.get("userdata.ingest.commands.passed")
                        .tag("reason", "IMPOSSIBLE")
                        .counter()
                        .count())
                .isEqualTo(1);

        RunProgress next = owned(TestRuns.poll(7));
        settle(session);
        assertThat(now(next).run().state()).isEqualTo(RunState.COMPLETED);
    }

    @Test
    void aPushIsNotFetchedFromItsSourceWhenItIsResumed() {
        RunDefinition push = new RunDefinition("people", RunKind.PUSH, null, 1L, "digest");
        RunProgress run = owned(RunProgress.queued(UUID.randomUUID(), push, 4, NOW)
                .move(RunTransition.FAIL, new RunReason("UNKNOWN_SOURCE", "No.", null), NOW));
        WorkerSession session = session(0);
        session.step(command(0, Action.RESUME, run));
        settle(session);
        assertThat(now(run).run().state()).isEqualTo(RunState.FAILED);
        assertThat(asked).isZero();
    }

    @Test
    void aPageThatCannotBePublishedFailsItsRun() {
        RunProgress replay = owned(RunProgress.queued(
                UUID.randomUUID(), TestRuns.definition(RunKind.REPLAY, TestRuns.days(1), null), 4, NOW));
        reread.add(new RawRecord(
                UUID.randomUUID(),
                new Coordinates(UUID.randomUUID(), 0, 0, 0),
                "people",
                "1",
                UUID.randomUUID(),
                Lane.LIVE,
                Operation.UPSERT,
                NOW,
                NOW,
                0,
                1,
                new JsonText("{\"name\":\"A\ud83d\"}")));
        settle(session(0));
        assertThat(now(replay).run().state()).isEqualTo(RunState.FAILED);
        assertThat(now(replay).run().reason())
                .isNotNull()
                .extracting(RunReason::code)
                .isEqualTo("INTERNAL");
    }

    private static WorkerEvent command(long offset, Action action, RunProgress run) {
        return new WorkerEvent.Commanded(
                new ReceivedCommand(3, offset, new RunCommand(action, "people", run.runId(), null, NOW)));
    }

    @Test
    void aSourceThatCannotAnswerIsLeftAlone() {
        RunProgress run = owned(TestRuns.poll(7));
        results.add(new Fault(Fault.Code.THROTTLED, Fault.RetryClass.WAIT, "Not now.", null));
        WorkerSession session = session(0);
        settle(session);
        assertThat(now(run).run().state()).isEqualTo(RunState.WAITING);
        assertThat(now(run).run().reason()).isNotNull().satisfies(reason -> {
            assertThat(reason.code()).isEqualTo("THROTTLED");
            assertThat(reason.until()).isAfter(NOW);
        });
        assertThat(state.source("people").windowClosedUntil()).isAfter(NOW);
        assertThat(asked).isEqualTo(1);
        assertThat(session.idle()).isPositive();
    }

    @Test
    void aSliceWithADoubtfulPageDoesNotHoldUpTheOthers() {
        RunProgress run = owned(TestRuns.backfill(2, 6));
        results.add(new Fault(Fault.Code.NOT_JSON, Fault.RetryClass.DOUBT, "No page.", null));
        settle(session(0));
        assertThat(now(run).slices().get(0).waitsFor()).isNotNull();
        assertThat(now(run).slices().get(1).done()).isTrue();
        assertThat(now(run).isActive()).isTrue();
    }

    @Test
    void whatIsRefusedFailsTheRunAtItsCursor() {
        RunProgress run = owned(TestRuns.poll(7));
        results.add(page(1));
        results.add(new Fault(Fault.Code.HTTP_4XX, Fault.RetryClass.REFUSAL, "No.", null));
        settle(session(0));
        assertThat(now(run).run().state()).isEqualTo(RunState.FAILED);
        assertThat(now(run).slices().get(0).cursor()).isEqualTo("page=2;size=3");
    }

    @ParameterizedTest
    @MethodSource
    void anUnexpectedFailureOfAFetchIsAFaultToo(Throwable defect) {
        RunProgress run = owned(TestRuns.poll(7).move(RunTransition.WAIT, null, NOW));
        SourceClient broken = (of, cursor, window) -> {
            throw thrown(defect);
        };
        settle(session(broken, 0));
        assertThat(now(run).run().reason()).isNotNull().satisfies(reason -> assertThat(reason.code())
                .isEqualTo("INTERNAL"));
    }

    static Stream<Throwable> anUnexpectedFailureOfAFetchIsAFaultToo() {
        return Stream.of(new IllegalStateException("a defect"), new StackOverflowError());
    }

    @SuppressWarnings("unchecked")
    private static <E extends Throwable> RuntimeException thrown(Throwable defect) throws E {
        throw (E) defect;
    }

    @Test
    void aRunWhoseSourceIsGoneFails() {
        RunProgress run =
                owned(RunProgress.queued(UUID.randomUUID(), new RunDefinition("gone", RunKind.POLL, null, 1L), 4, NOW));
        settle(session(0));
        assertThat(now(run).run().state()).isEqualTo(RunState.FAILED);
    }
}
