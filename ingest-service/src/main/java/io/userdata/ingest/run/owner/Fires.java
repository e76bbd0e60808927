package io.userdata.ingest.run.owner;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.userdata.events.identity.UserPartition;
import io.userdata.ingest.run.schedule.Schedules;
import io.userdata.ingest.source.Source;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Starts the polls that are due by schedule, of all sources of a partition of runs. */
final class Fires {
    private final OwnerTools tools;
    private final Journal journal;
    private final List<Source> sources;
    private final Instant since;

    Fires(int partition, OwnerTools tools, Journal journal) {
        this.tools = tools;
        this.journal = journal;
        this.since = tools.clock().instant();
        this.sources = tools.sources().all().stream()
                .filter(source -> source.properties().schedule() != null)
                .filter(source -> partition
                        == UserPartition.of(
                                source.name().getBytes(UTF_8), tools.topics().runPartitions()))
                .toList();
    }

    /** When the next poll is due; empty: none is as things are. */
    Optional<Instant> nextDue() {
        return sources.stream()
                .flatMap(source -> Schedules.nextFire(journal.state(), source, since).stream())
                .min(Comparator.naturalOrder());
    }

    /** Starts every poll that is due. */
    void start() {
        Instant now = tools.clock().instant();
        for (Source source : sources) {
            Schedules.nextFire(journal.state(), source, since)
                    .filter(due -> !due.isAfter(now))
                    .ifPresent(due -> journal.change(Schedules.fire(
                            journal.state(), source, tools.topics().partitions(), due, now)));
        }
    }
}
