package io.userdata.storage.drill;

import io.userdata.events.identity.UserPartition;
import io.userdata.events.record.Coordinates;
import io.userdata.events.record.EnrichedRecord;
import io.userdata.storage.fixture.SampleRecord;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;

/** Draws records, the same for the same seed: 1 % with a defect, 30 % to be delivered twice. */
final class RecordGenerator {
    static final int PARTITIONS = 4;
    private static final int VERSIONS = 5;
    private static final String[] CITIES = {"Ribe", "Varde", "Varde", "Esbjerg", "Esbjerg"};

    /** A row that only PostgreSQL can refuse costs some twenty transactions: two in six. */
    private static final Defect[] DEFECTS = {
        Defect.NO_OPERATION,
        Defect.NO_OPERATION,
        Defect.NUL_CHARACTER,
        Defect.NO_OPERATION,
        Defect.DATE_OUT_OF_RANGE,
        Defect.NO_OPERATION
    };

    private final long seed;
    private final int ordered;
    private final int mixed;
    private final Map<DrillRuns, long[]> published = new EnumMap<>(DrillRuns.class);

    /** Half of the records are versions of some users in order, the others are of half as many users. */
    RecordGenerator(int records, long seed) {
        this.seed = seed;
        this.ordered = Math.max(1, records / 2 / VERSIONS);
        this.mixed = Math.max(1, ordered / 2);
        for (DrillRuns part : DrillRuns.values()) {
            published.put(part, new long[PARTITIONS]);
        }
    }

    /** The record of this number; numbers are drawn from 0 on, each once. */
    TestDelivery draw(int number) {
        SplittableRandom random = new SplittableRandom(seed * 1_000_003 + number);
        DrillRuns part = DrillRuns.of(number);
        SampleRecord sample = part == DrillRuns.ORDERED ? inOrder(number) : anyVersion(random);
        Defect defect = random.nextInt(100) == 0 ? DEFECTS[random.nextInt(DEFECTS.length)] : Defect.NONE;
        return new TestDelivery(part, record(part, sample, number), defect, random.nextInt(100) < 30);
    }

    /** How many were drawn so far, by partition. */
    long[] published(DrillRuns part) {
        return published.getOrDefault(part, new long[PARTITIONS]).clone();
    }

    private SampleRecord inOrder(int number) {
        int nth = number / 4 * 2 + number % 4;
        int version = nth / ordered;
        return SampleRecord.of(nth % ordered, 0).at(version).in(CITIES[version % CITIES.length]);
    }

    private SampleRecord anyVersion(SplittableRandom random) {
        return SampleRecord.of(ordered + random.nextInt(mixed), 0)
                .at(random.nextInt(1000))
                .in(CITIES[random.nextInt(CITIES.length)]);
    }

    private EnrichedRecord record(DrillRuns part, SampleRecord sample, int number) {
        int partition = UserPartition.of(sample.userId(), PARTITIONS);
        long sequence = published.getOrDefault(part, new long[PARTITIONS])[partition]++;
        return numbered(
                sample.record(),
                new UUID(0x0199_0000_0000_7000L, 0x8000_0000_0000_0000L | number),
                new Coordinates(part.run(), 0, partition, sequence),
                part,
                sample.record().fetchedAt());
    }

    /** The record with another identity. */
    static EnrichedRecord numbered(
            EnrichedRecord like, UUID eventId, Coordinates coordinates, DrillRuns part, Instant fetchedAt) {
        return like.withNumber(eventId, coordinates)
                .withLane(part.lane())
                .withVersion(like.observedAt(), fetchedAt, like.revision());
    }
}
