package io.userdata.storage.drill;

import io.userdata.events.identity.UserPartition;
import io.userdata.events.record.Coordinates;
import io.userdata.events.record.EnrichedRecord;
import io.userdata.events.run.RunKind;
import io.userdata.storage.fixture.SampleRecord;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * Records at a steady rate: on the live lane the newest version of a user that it has not had yet, fetched as it is sent,
 * and for every second one, on the backfill lane, an older version of a user that had or will have its turn. One in
 * twenty is delivered twice.
 */
final class SteadyProducer implements AutoCloseable {
    private static final List<DrillRuns> PARTS = List.of(DrillRuns.MIXED, DrillRuns.BACKFILL);
    private static final long TICK_MILLIS = 20;
    /** Backfilled versions are older than this. */
    private static final int NEWEST = 1_000;
    /** How far from the live user the backfilled one is: two first versions in the same moment are a drill of their own. */
    private static final int NEAREST = 500;

    private static final int FARTHEST = 4_000;

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();
    private final Map<DrillRuns, long[]> published = new EnumMap<>(DrillRuns.class);
    private final Random random;
    private final RecordSender sender;
    private final ExpectedOutcome expected;
    private final int rate;
    private final long began = System.nanoTime();
    private final ScheduledFuture<?> ticks;
    private int live;
    private int number;

    private SteadyProducer(RecordSender sender, ExpectedOutcome expected, int rate, long seed) {
        this.sender = sender;
        this.expected = expected;
        this.rate = rate;
        this.random = new Random(seed);
        PARTS.forEach(part -> published.put(part, new long[RecordGenerator.PARTITIONS]));
        this.ticks = thread.scheduleAtFixedRate(this::sendWhatIsDue, 0, TICK_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Begins to send so many live records a second, and takes what is sent into account. */
    static SteadyProducer start(RecordSender sender, ExpectedOutcome expected, int rate, long seed) {
        return new SteadyProducer(sender, expected, rate, seed);
    }

    /** Sends no more, and says that the runs have ended; answers how many numbers each of them has. */
    Map<DrillRuns, long[]> end() {
        close();
        published.forEach((part, numbers) -> sender.end(part.run(), RunKind.POLL, numbers));
        return published;
    }

    private void sendWhatIsDue() {
        long due = (System.nanoTime() - began) * rate / 1_000_000_000;
        while (live < due) {
            SampleRecord newest = SampleRecord.of(live, 0).at(NEWEST).in("Esbjerg");
            send(DrillRuns.MIXED, newest, Instant.now().truncatedTo(ChronoUnit.MICROS));
            if (live % 2 == 0) {
                SampleRecord older = SampleRecord.of(backfilled(), 0)
                        .at(random.nextInt(NEWEST))
                        .in(random.nextBoolean() ? "Ribe" : "Esbjerg");
                send(DrillRuns.BACKFILL, older, older.record().fetchedAt());
            }
            live++;
        }
    }

    private int backfilled() {
        int apart = NEAREST + random.nextInt(FARTHEST - NEAREST);
        return random.nextBoolean() || apart > live ? live + apart : live - apart;
    }

    private void send(DrillRuns part, SampleRecord sample, Instant fetchedAt) {
        int partition = UserPartition.of(sample.userId(), RecordGenerator.PARTITIONS);
        long sequence = published.getOrDefault(part, new long[RecordGenerator.PARTITIONS])[partition]++;
        EnrichedRecord record = RecordGenerator.numbered(
                sample.record(),
                new UUID(0x0199_0000_0000_7000L, 0x8000_0000_0000_0000L | number++),
                new Coordinates(part.run(), 0, partition, sequence),
                part,
                fetchedAt);
        TestDelivery drawn = new TestDelivery(part, record, Defect.NONE, random.nextInt(20) == 0);
        expected.add(drawn);
        sender.send(drawn);
    }

    /** Fails if something could not be sent. */
    @Override
    public void close() {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(1, TimeUnit.MINUTES)) {
                throw new IllegalStateException("the records do not end");
            }
            if (!ticks.isCancelled()) {
                ticks.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new CompletionException(e.getCause());
        }
    }
}
