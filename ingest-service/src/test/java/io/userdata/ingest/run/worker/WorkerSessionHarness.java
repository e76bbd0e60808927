package io.userdata.ingest.run.worker;

import static io.userdata.ingest.fixture.TestRuns.NOW;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.userdata.events.record.RawRecord;
import io.userdata.ingest.fixture.TestRuns;
import io.userdata.ingest.fixture.TestSources;
import io.userdata.ingest.publish.TestPublishers;
import io.userdata.ingest.publish.TransactionalPublisher;
import io.userdata.ingest.run.model.RunProgress;
import io.userdata.ingest.run.model.RunStateStore;
import io.userdata.ingest.run.worker.commit.RunStateLoader;
import io.userdata.ingest.run.worker.replay.RawPage;
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
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.BeforeEach;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A session on a source, a Kafka and a clock of the test. */
class WorkerSessionHarness {
    final Source source = TestSources.endless(URI.create("https://users.example"));
    final Deque<FetchResult> results = new ArrayDeque<>();
    final Deque<WorkerEvent> inbox = new ArrayDeque<>();
    final MockProducer<byte[], byte[]> producer =
            new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
    final TransactionalPublisher publisher = TestPublishers.of(producer);
    final RunStateStore state = new RunStateStore();
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final List<RawRecord> reread = new ArrayList<>();
    int asked;

    @BeforeEach
    void fence() {
        publisher.fence();
    }

    WorkerSession session(long nextCommand) {
        return session((of, cursor, window) -> answer(), nextCommand);
    }

    WorkerSession session(SourceClient client, long nextCommand) {
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

    FetchResult answer() {
        asked++;
        return results.isEmpty() ? page(asked) : results.pop();
    }

    static Page page(long number) {
        List<JsonNode> records = IntStream.range(0, 3)
                .mapToObj(record -> JsonMapper.shared()
                        .readTree("{\"nat\":\"DE\",\"login\":{\"uuid\":\"" + number + "-" + record + "\"}}"))
                .toList();
        return new Page(records, number, "page=" + (number + 1) + ";size=3", false, NOW);
    }

    RunProgress owned(RunProgress run) {
        state.apply(TestRuns.all(run));
        return run;
    }

    RunProgress now(RunProgress run) {
        return state.find(run.runId()).orElseThrow();
    }

    static WorkerEvent wake() {
        return new WorkerEvent.WokenUp();
    }

    void settle(WorkerSession session) {
        session.step(wake());
        while (!inbox.isEmpty()) {
            session.step(inbox.pop());
        }
    }

    long published(String topic) {
        return producer.history().stream()
                .map(ProducerRecord::topic)
                .filter(topic::equals)
                .count();
    }
}
