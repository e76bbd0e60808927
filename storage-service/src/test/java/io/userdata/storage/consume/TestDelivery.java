package io.userdata.storage.consume;

import io.userdata.events.record.EnrichedRecord;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/**
 * Records and how they are delivered.
 *
 * @param order places in the drafts, in the order of delivery; each at least once
 * @param sizes of batches, again from the first when they end
 */
record TestDelivery(List<RecordDraft> drafts, List<Integer> order, List<Integer> sizes) {
    private static final int MOST = 24;

    List<EnrichedRecord> records() {
        return RecordDraft.records(drafts);
    }

    /** The deliveries cut into batches. */
    List<List<EnrichedRecord>> batches() {
        List<EnrichedRecord> records = records();
        return cut(order.stream().map(records::get).toList());
    }

    /** The deliveries as consumers get them: each lane's partitions have one of their own, with batches of its own. */
    List<List<List<EnrichedRecord>>> consumers() {
        List<EnrichedRecord> records = records();
        return List.copyOf(order.stream()
                .map(records::get)
                .collect(Collectors.groupingBy(
                        next -> next.lane() + "/" + next.coordinates().partition() % 2,
                        Collectors.collectingAndThen(Collectors.toList(), this::cut)))
                .values());
    }

    private List<List<EnrichedRecord>> cut(List<EnrichedRecord> deliveries) {
        List<List<EnrichedRecord>> batches = new ArrayList<>();
        int from = 0;
        while (from < deliveries.size()) {
            int to = Math.min(deliveries.size(), from + sizes.get(batches.size() % sizes.size()));
            batches.add(deliveries.subList(from, to));
            from = to;
        }
        return batches;
    }

    /** Any records, some of a source whose clock is ahead, in any order, any of them again, any batches. */
    static Arbitrary<TestDelivery> any() {
        return anyDrafts(5).flatMap(drafts -> Combinators.combine(order(drafts.size()), anySizes())
                .as((order, sizes) -> new TestDelivery(drafts, order, sizes)));
    }

    /** Any records in the order of their versions, any batches. */
    static Arbitrary<TestDelivery> inOrder() {
        return Combinators.combine(anyDrafts(0), anySizes()).as((drafts, sizes) -> {
            List<EnrichedRecord> records = RecordDraft.records(drafts);
            List<Integer> order = IntStream.range(0, drafts.size())
                    .boxed()
                    .sorted(Comparator.comparing(place -> records.get(place).version()))
                    .toList();
            return new TestDelivery(drafts, order, sizes);
        });
    }

    private static Arbitrary<List<RecordDraft>> anyDrafts(int mostAhead) {
        return Combinators.combine(
                        Arbitraries.integers().between(1, 4),
                        Arbitraries.integers().between(0, 6),
                        Arbitraries.integers().between(0, mostAhead),
                        Arbitraries.of("Ribe", "Varde", "Esbjerg"),
                        Arbitraries.of(RecordDraft.Kind.class),
                        Arbitraries.integers().between(0, MOST))
                .as(RecordDraft::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(MOST);
    }

    private static Arbitrary<List<Integer>> order(int records) {
        List<Integer> once = IntStream.range(0, records).boxed().toList();
        return Arbitraries.of(once)
                .list()
                .ofMaxSize(records)
                .flatMap(again -> Arbitraries.shuffle(
                        Stream.concat(once.stream(), again.stream()).toList()));
    }

    private static Arbitrary<List<Integer>> anySizes() {
        return Arbitraries.integers().between(1, 9).list().ofMinSize(1).ofMaxSize(5);
    }
}
