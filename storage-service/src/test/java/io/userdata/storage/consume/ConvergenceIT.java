package io.userdata.storage.consume;

import static org.assertj.core.api.Assertions.assertThat;

import io.userdata.events.record.EnrichedRecord;
import io.userdata.localstack.database.Database;
import io.userdata.storage.Sample;
import io.userdata.storage.ledger.LedgerView;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;

/** Any order, repetition and batching of the same records ends in the same rows and the same accounted numbers. */
class ConvergenceIT {
    /** What depends on when and in what order records came, and not on what they say. */
    private static final List<String> CIRCUMSTANCES = List.of("inserted_at", "updated_at", "previous_hash");

    private static final Database DATABASE = Database.start(Service.folder("database"), 0);
    private static final Service SERVICE = Service.withoutBroker(DATABASE);

    @AfterContainer
    static void stop() {
        SERVICE.close();
        DATABASE.close();
    }

    @Property(tries = 100, shrinking = ShrinkingMode.BOUNDED)
    void recordsConverge(@ForAll("records") List<Sample> samples, @ForAll Random random) {
        List<EnrichedRecord> records = samples.stream().map(Sample::record).toList();
        SERVICE.clear();
        SERVICE.store(records);
        List<String> expected = rows();

        SERVICE.clear();
        disturbed(records, random).forEach(SERVICE::store);

        assertThat(rows()).isEqualTo(expected);
        LedgerView ledger = SERVICE.ledger(Sample.RUN);
        assertThat(ledger.inserted() + ledger.updated() + ledger.unchanged() + ledger.stale())
                .isEqualTo(records.size());
        assertThat(ledger.inserted())
                .isEqualTo(samples.stream().map(Sample::person).distinct().count());
    }

    /** The records in another order, some twice, in batches of any size. */
    private static List<List<EnrichedRecord>> disturbed(List<EnrichedRecord> records, Random random) {
        List<EnrichedRecord> deliveries = new ArrayList<>(records);
        records.stream().filter(next -> random.nextInt(3) == 0).forEach(deliveries::add);
        Collections.shuffle(deliveries, random);
        List<List<EnrichedRecord>> batches = new ArrayList<>();
        for (int from = 0; from < deliveries.size(); ) {
            int to = Math.min(deliveries.size(), from + 1 + random.nextInt(8));
            batches.add(deliveries.subList(from, to));
            from = to;
        }
        return batches;
    }

    @Provide
    Arbitrary<List<Sample>> records() {
        Arbitrary<Sample> sample = Combinators.combine(
                        Arbitraries.integers().between(1, 4),
                        Arbitraries.longs().between(0, 6),
                        Arbitraries.of("Ribe", "Varde", "Esbjerg"),
                        Arbitraries.of("live", "backfill", "delete"))
                .as((person, second, city, kind) -> {
                    Sample next = Sample.of(person, 0).at(second).in(city);
                    return switch (kind) {
                        case "backfill" -> next.backfilled();
                        case "delete" -> next.deleted();
                        default -> next;
                    };
                });
        return sample.list().ofMinSize(1).ofMaxSize(24).map(ConvergenceIT::numbered);
    }

    private static List<Sample> numbered(List<Sample> samples) {
        return IntStream.range(0, samples.size())
                .mapToObj(i -> samples.get(i).numbered(i))
                .toList();
    }

    private static List<String> rows() {
        return SERVICE.database().sql("SELECT * FROM users ORDER BY user_id").query().listOfRows().stream()
                .peek(row -> row.keySet().removeAll(CIRCUMSTANCES))
                .map(Map::toString)
                .toList();
    }
}
