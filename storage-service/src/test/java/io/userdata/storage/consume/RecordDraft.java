package io.userdata.storage.consume;

import io.userdata.events.identity.UserPartition;
import io.userdata.events.record.Coordinates;
import io.userdata.events.record.EnrichedRecord;
import io.userdata.events.record.Lane;
import io.userdata.events.record.Operation;
import io.userdata.storage.fixture.SampleRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A record to be made, in the few words that matter, so that a failing list of them can be made smaller.
 *
 * @param second when it was fetched; the same second is told apart by the event id
 * @param ahead seconds by which the clock of its source is ahead: it was observed so much later than it was fetched
 * @param replayed of a replay: the record before it that is mapped anew, counted from the first, modulo its own place
 */
record RecordDraft(int person, int second, int ahead, String city, RecordDraft.Kind kind, int replayed) {
    static final int PARTITIONS = 3;

    enum Kind {
        LIVE,
        BACKFILL,
        DELETE,
        REPLAY
    }

    /** The records, numbered densely by partition. */
    static List<EnrichedRecord> records(List<RecordDraft> drafts) {
        List<EnrichedRecord> records = new ArrayList<>();
        Map<Integer, Long> numbers = new HashMap<>();
        for (RecordDraft draft : drafts) {
            int place = records.size();
            EnrichedRecord plain = draft.kind == Kind.REPLAY && place > 0
                    ? draft.replayOf(records.get(draft.replayed % place), place)
                    : draft.plain(place);
            int partition = UserPartition.of(plain.userId(), PARTITIONS);
            long number = numbers.merge(partition, 1L, Long::sum) - 1;
            records.add(plain.withNumber(plain.eventId(), new Coordinates(SampleRecord.RUN, 0, partition, number)));
        }
        return records;
    }

    /** Event ids are in no order with time, and unsigned: half of them are negative as Java's longs. */
    private EnrichedRecord plain(int place) {
        SampleRecord sample = SampleRecord.of(person, place).at(second).in(city);
        UUID event = new UUID(0x0199_0000_0000_7000L, place * 0x9e37_79b9_7f4a_7c15L);
        EnrichedRecord record = (switch (kind) {
                    case LIVE -> sample;
                    case BACKFILL, REPLAY -> sample.backfilled();
                    case DELETE -> sample.deleted();
                })
                .record();
        return record.withNumber(event, sample.coordinates())
                .withVersion(record.observedAt().plusSeconds(ahead), record.fetchedAt(), 0);
    }

    /** A new mapping of an old record: the same version but for its revision. */
    private EnrichedRecord replayOf(EnrichedRecord old, int place) {
        EnrichedRecord mapped = new RecordDraft(
                        person(old),
                        second,
                        0,
                        city,
                        old.operation() == Operation.DELETE ? Kind.DELETE : Kind.REPLAY,
                        0)
                .plain(place);
        return mapped.withNumber(old.eventId(), old.coordinates())
                .withLane(Lane.BACKFILL)
                .withVersion(old.observedAt(), old.fetchedAt(), place);
    }

    private static int person(EnrichedRecord record) {
        return Integer.parseInt(
                record.externalId().substring(record.externalId().indexOf(':') + 1));
    }
}
