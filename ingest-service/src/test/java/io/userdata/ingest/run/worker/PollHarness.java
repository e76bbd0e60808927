package io.userdata.ingest.run.worker;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.userdata.events.identity.UserPartition;
import io.userdata.events.run.Window;
import io.userdata.ingest.fixture.MovingClock;
import io.userdata.ingest.fixture.TestSources;
import io.userdata.ingest.publish.TestPublishers;
import io.userdata.ingest.run.model.RunProgress;
import io.userdata.ingest.run.model.RunStateStore;
import io.userdata.ingest.run.worker.commit.RunStateLoader;
import io.userdata.ingest.run.worker.replay.RawPage;
import io.userdata.ingest.source.Fault;
import io.userdata.ingest.source.FetchResult;
import io.userdata.ingest.source.Page;
import io.userdata.ingest.source.Source;
import io.userdata.starter.topic.TopicsReadyEvent;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Scheduled polls of a session under a clock that the test moves. */
class PollHarness {
    static final Instant START = Instant.parse("2026-01-01T10:00:00Z");
    static final int PARTITION = UserPartition.of("people".getBytes(UTF_8), 4);
    static final String KEYSET = """
            sources.people:
              base-url: https://users.example
              path: /users
              query: {after: "{{since}}", size: "{{pageSize}}"}
              pagination.type: keyset
              pointers.external-id: /id
              limits.page-size: 3
              schedule: {%s}
            """;
    final MovingClock clock = new MovingClock(START);
    final RunStateStore state = new RunStateStore();
    final Deque<WorkerEvent> inbox = new ArrayDeque<>();
    final List<String> cursors = new ArrayList<>();
    final MockProducer<byte[], byte[]> producer =
            new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
    final Deque<Fault> faults = new ArrayDeque<>();
    int users;

    WorkerSession session(String yaml, String schedule) {
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

    FetchResult answer(Source source, @Nullable String cursor) {
        return faults.isEmpty() ? page(source, cursor) : faults.pop();
    }

    /** The users that there are after the cursor's key, three at a time. */
    Page page(Source source, @Nullable String cursor) {
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

    static boolean isKeyset(Source source) {
        return source.pagination().equals("keyset");
    }

    void settle(WorkerSession session) {
        session.step(new WorkerEvent.WokenUp());
        while (!inbox.isEmpty()) {
            session.step(inbox.pop());
        }
    }

    void at(WorkerSession session, String time) {
        clock.set(Instant.parse("2026-01-01T" + time + "Z"));
        settle(session);
    }

    List<RunProgress> polls() {
        return state.all();
    }

    static Window window(String from, String to) {
        return new Window(Instant.parse("2026-01-01T" + from + "Z"), Instant.parse("2026-01-01T" + to + "Z"), null);
    }
}
