package io.userdata.storage.hop;

import io.userdata.events.record.Lane;
import io.userdata.events.topic.Topics;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Follows what ended runs of a lane have published: up to where the raw topic ended, through the processor, and up to where
 * the topics that storage reads ended then. Runs that end meanwhile have their turn afterwards.
 */
final class LaneTrace {
    static final String NOT_SEEN = "It has not been seen yet how far the records of this lane have come.";

    private static final String PROCESSOR = "stream-processor";
    private static final String STORAGE = "storage";

    private final Lane lane;
    private final Set<UUID> followed = new HashSet<>();
    private @Nullable Map<TopicPartition, Long> published;
    private @Nullable Map<TopicPartition, Long> processed;
    private String waitsFor = NOT_SEEN;

    LaneTrace(Lane lane) {
        this.lane = lane;
    }

    /** Which hop was not past the records when it was last looked, in one sentence. */
    String waitsFor() {
        return waitsFor;
    }

    /** Goes on as far as the positions allow; returns the runs whose records are past every hop. */
    Set<UUID> follow(Set<UUID> runs, PositionReader positions) {
        followed.retainAll(runs);
        if (followed.isEmpty()) {
            followed.addAll(runs);
            published = null;
            processed = null;
        }
        if (published == null) {
            published = positions.ends(List.of(Topics.raw(lane)));
        }
        if (processed == null) {
            if (!isPast(PROCESSOR, published, positions)) {
                return Set.of();
            }
            processed = positions.ends(List.of(Topics.enriched(lane), Topics.QUARANTINE, Topics.RUNS));
        }
        if (!isPast(STORAGE, processed, positions)) {
            return Set.of();
        }
        Set<UUID> passed = Set.copyOf(followed);
        followed.clear();
        waitsFor = NOT_SEEN;
        return passed;
    }

    private boolean isPast(String group, Map<TopicPartition, Long> ends, PositionReader positions) {
        Set<TopicPartition> unread = positions.unread(group, ends);
        if (!unread.isEmpty()) {
            waitsFor = "Group " + group + " has yet to read records of "
                    + unread.stream().map(TopicPartition::toString).sorted().collect(Collectors.joining(", ")) + ".";
        }
        return unread.isEmpty();
    }
}
