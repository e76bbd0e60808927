package io.userdata.ingest.run.worker.poll;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.userdata.events.identity.UserPartition;
import io.userdata.ingest.run.model.PollTimetable;
import io.userdata.ingest.run.model.RunStateChange;
import io.userdata.ingest.run.worker.commit.RunStateWriter;
import io.userdata.ingest.source.Source;
import io.userdata.ingest.source.SourceRegistry;
import io.userdata.starter.problem.UnexpectedError;
import io.userdata.starter.topic.TopicsReadyEvent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts the polls that are due by schedule, of all sources of a partition of runs. */
public final class PollScheduler {
    private static final Logger LOG = LoggerFactory.getLogger(PollScheduler.class);
    private static final Duration REST = Duration.ofMinutes(1);

    private final List<Source> sources;
    private final int partitions;
    private final RunStateWriter writer;
    private final Clock clock;
    private Instant since;
    private final Map<String, Instant> rests = new HashMap<>();

    /** Schedules the polls of those sources whose runs are on a partition of runs. */
    public PollScheduler(
            int partition, SourceRegistry sources, TopicsReadyEvent topics, RunStateWriter writer, Clock clock) {
        this.partitions = topics.partitions();
        this.writer = writer;
        this.clock = clock;
        this.since = clock.instant();
        this.sources = sources.all().stream()
                .filter(source -> source.properties().schedule() != null)
                .filter(source -> partition == UserPartition.of(source.name().getBytes(UTF_8), topics.runPartitions()))
                .toList();
    }

    /** When the next poll is due; empty: none is as things are. */
    public Optional<Instant> nextDue() {
        Instant now = now();
        return sources.stream()
                .flatMap(source -> nextFire(source, now).stream())
                .min(Comparator.naturalOrder());
    }

    /** Starts every poll that is due. */
    public void start() {
        Instant now = now();
        for (Source source : sources) {
            nextFire(source, now)
                    .filter(due -> !due.isAfter(now))
                    .ifPresent(due -> writer.change(fire(source, due, now)));
        }
    }

    /** After the clock was set back, schedules count from then. */
    private Instant now() {
        Instant now = clock.instant();
        since = now.isBefore(since) ? now : since;
        return now;
    }

    private Optional<Instant> nextFire(Source source, Instant now) {
        Instant rest = rests.getOrDefault(source.name(), Instant.MIN);
        boolean rests = rest.isAfter(now) && !rest.isAfter(now.plus(REST));
        return PollTimetable.nextFire(writer.state(), source, since, now)
                .map(due -> rests && due.isBefore(rest) ? rest : due);
    }

    /** A schedule that cannot be carried out holds up no other source. */
    private RunStateChange fire(Source source, Instant due, Instant now) {
        try {
            return ScheduledPoll.start(writer.state(), source, partitions, due, now);
        } catch (RuntimeException e) {
            rests.put(source.name(), now.plus(REST));
            UnexpectedError.described(LOG.atError().addKeyValue("source", source.name()), e)
                    .log("a scheduled poll cannot be started");
            return RunStateChange.NONE;
        }
    }
}
