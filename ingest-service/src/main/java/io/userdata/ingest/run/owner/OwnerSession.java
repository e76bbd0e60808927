package io.userdata.ingest.run.owner;

import io.userdata.events.run.RunCommand;
import io.userdata.events.run.RunReason;
import io.userdata.events.run.SliceRecord;
import io.userdata.events.topic.Topics;
import io.userdata.ingest.budget.Grant;
import io.userdata.ingest.publish.FencedPublisher;
import io.userdata.ingest.run.RunMove;
import io.userdata.ingest.run.RunProgress;
import io.userdata.ingest.run.RunsChange;
import io.userdata.ingest.run.RunsState;
import io.userdata.ingest.source.Fault;
import io.userdata.ingest.source.Page;
import io.userdata.ingest.source.Source;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An owner's work from reading its state to the first doubt about it. The state runs ahead of the transaction that
 * writes it, so that the next page is fetched meanwhile: after any exception the session is worth nothing.
 */
final class OwnerSession {
    private static final Logger LOG = LoggerFactory.getLogger(OwnerSession.class);
    private static final Duration LONGEST_IDLE = Duration.ofMinutes(1);

    private final int partition;
    private final OwnerTools tools;
    private final FencedPublisher publisher;
    private final Consumer<OwnerEvent> inbox;
    private final RunsState state;
    private final Setbacks setbacks;
    private final Turns turns;
    private final Set<Turns.Asked> asked = new HashSet<>();
    private final Map<Turns.Asked, Grant.Wait> resting = new LinkedHashMap<>();
    private long nextCommand;

    OwnerSession(
            int partition,
            OwnerTools tools,
            FencedPublisher publisher,
            RunsLoader.Loaded loaded,
            Consumer<OwnerEvent> inbox) {
        this.partition = partition;
        this.tools = tools;
        this.publisher = publisher;
        this.inbox = inbox;
        this.state = loaded.state();
        this.nextCommand = loaded.nextCommand();
        this.setbacks = new Setbacks(tools.backoff());
        this.turns = new Turns(source -> tools.sources()
                .find(source)
                .map(known -> known.properties().budget().concurrency())
                .orElse(1));
    }

    /** How long nothing needs to be done unless something is told. */
    Duration idle() {
        Duration wait = turns.nextDue(state, asked)
                .map(due -> Duration.between(tools.clock().instant(), due))
                .orElse(LONGEST_IDLE);
        return wait.compareTo(LONGEST_IDLE) < 0 ? wait : LONGEST_IDLE;
    }

    /** Does what has been told, and starts every fetch that is due. */
    void step(OwnerEvent event) {
        if (event instanceof OwnerEvent.Commanded commanded) {
            command(commanded);
        } else if (event instanceof OwnerEvent.Answer answer && answer.session() == this) {
            asked.remove(new Turns.Asked(answer.source().name(), answer.runId(), answer.slice()));
            take(answer);
        }
        dispatch();
        rest();
    }

    private void command(OwnerEvent.Commanded commanded) {
        if (commanded.offset() < nextCommand) {
            return;
        }
        Pages.Publication done = commanded.command() == null
                ? Pages.Publication.of(RunsChange.NONE)
                : carriedOut(commanded.command(), tools.clock().instant());
        state.apply(done.change());
        List<ProducerRecord<byte[], byte[]>> records =
                new ArrayList<>(done.page().records());
        records.addAll(tools.codec().write(done.change(), partition));
        publisher.publish(
                records, new TopicPartition(Topics.COMMANDS, partition), commanded.offset() + 1, tools.groupId());
        nextCommand = commanded.offset() + 1;
        log(done.change());
    }

    /** A push is published with the command that carries it; every other command only changes runs. */
    private Pages.Publication carriedOut(RunCommand command, Instant now) {
        Optional<RunProgress> push = tools.commands().push(state, command, now);
        if (push.isEmpty()) {
            return Pages.Publication.of(tools.commands().change(state, command, now));
        }
        Source source = tools.sources().find(command.source()).orElseThrow();
        Pages.Publication pushed = tools.pages().pushed(push.get(), source, command, now);
        tools.metrics().published(source, push.get().lane(), pushed.size());
        return pushed;
    }

    /** Takes an answer, unless its run was paused or went on meanwhile: then the page is fetched again when due. */
    private void take(OwnerEvent.Answer answer) {
        if (answer instanceof OwnerEvent.Fetched fetched) {
            tools.budgets().learn(fetched.source(), fetched.outcome());
        }
        Optional<RunProgress> run = state.find(answer.runId()).filter(RunProgress::isActive);
        if (run.isEmpty()) {
            return;
        }
        SliceRecord slice = run.get().slices().get(answer.slice());
        if (!slice.done() && Objects.equals(slice.cursor(), answer.cursor())) {
            take(answer, run.get(), slice);
        }
    }

    private void take(OwnerEvent.Answer answer, RunProgress run, SliceRecord slice) {
        Source source = answer.source();
        Instant now = tools.clock().instant();
        if (answer instanceof OwnerEvent.Reread reread) {
            publish(source, run, slice, tools.pages().replayed(run, slice, source, reread.page(), now));
        } else if (answer instanceof OwnerEvent.Fetched fetched && fetched.outcome() instanceof Page page) {
            publish(source, run, slice, tools.pages().publication(run, slice, source, page, now));
        } else if (answer instanceof OwnerEvent.Fetched fetched && fetched.outcome() instanceof Fault fault) {
            suffer(source, run, slice, fault);
        }
    }

    private void publish(Source source, RunProgress run, SliceRecord slice, Pages.Publication publication) {
        setbacks.forget(source, slice);
        state.apply(publication.change());
        dispatch();
        List<ProducerRecord<byte[], byte[]>> records =
                new ArrayList<>(publication.page().records());
        records.addAll(tools.codec().write(publication.change(), partition));
        publisher.publish(records);
        tools.metrics().published(source, run.lane(), publication.size());
        log(publication.change());
    }

    private void suffer(Source source, RunProgress run, SliceRecord slice, Fault fault) {
        Instant now = tools.clock().instant();
        RunsChange change = setbacks.change(state, run, slice, source, fault, now);
        state.apply(change);
        publisher.publish(tools.codec().write(change, partition));
        tools.metrics().fault(source, fault);
        RunReason reason = change.slices().get(0).waitsFor();
        if (reason != null && reason.until() != null) {
            tools.metrics().waits(source, reason.code(), Duration.between(now, reason.until()));
        }
        LOG.atWarn()
                .addKeyValue("source", source.name())
                .addKeyValue("runId", run.runId())
                .addKeyValue("slice", slice.slice())
                .addKeyValue("page", slice.pages() + 1)
                .addKeyValue("outcome", fault.code())
                .addKeyValue("until", reason == null ? null : reason.until())
                .log("a page could not be had");
        log(change);
    }

    private void dispatch() {
        for (Turns.Turn turn : turns.due(state, asked, tools.clock().instant())) {
            Optional<Source> source = tools.sources().find(turn.run().source());
            if (source.isPresent()) {
                ask(source.get(), turn);
            } else {
                fail(turn.run());
            }
        }
    }

    private void ask(Source source, Turns.Turn turn) {
        if (!Fetches.isReplay(turn.run()) && tools.budgets().tryTake(source, turn.run()) instanceof Grant.Wait wait) {
            turns.rest(source.name(), turn.run().lane(), wait.until());
            resting.putIfAbsent(turn.asked(), wait);
        } else {
            asked.add(turn.asked());
            tools.fetches().submit(this, source, turn, inbox);
        }
    }

    /** Writes what rests; not earlier, as a slice must not be written before the page that it has just had. */
    private void rest() {
        Instant now = tools.clock().instant();
        resting.forEach((of, wait) -> state.find(of.runId())
                .filter(RunProgress::isActive)
                .ifPresent(run -> rest(run, run.slices().get(of.slice()), wait, now)));
        resting.clear();
    }

    private void rest(RunProgress run, SliceRecord slice, Grant.Wait wait, Instant now) {
        RunsChange change = Setbacks.rest(run, slice, wait, now);
        state.apply(change);
        publisher.publish(tools.codec().write(change, partition));
        tools.sources().find(run.source()).ifPresent(source -> tools.metrics()
                .waits(source, wait.reason().name(), Duration.between(now, wait.until())));
        log(change);
    }

    private void fail(RunProgress run) {
        RunsChange change = new RunsChange(
                List.of(run.move(
                                RunMove.FAIL,
                                Setbacks.unknownSource(),
                                tools.clock().instant())
                        .run()),
                List.of(),
                List.of());
        state.apply(change);
        publisher.publish(tools.codec().write(change, partition));
        log(change);
    }

    private static void log(RunsChange change) {
        change.runs().forEach(run -> LOG.atInfo()
                .addKeyValue("source", run.definition().source())
                .addKeyValue("runId", run.runId())
                .addKeyValue("state", run.state())
                .addKeyValue(
                        "reason", run.reason() == null ? null : run.reason().code())
                .log("a run changed"));
    }
}
