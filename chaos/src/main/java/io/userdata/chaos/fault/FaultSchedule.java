package io.userdata.chaos.fault;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Which fault happens when: the same for the same seed and length. Faults are dealt like cards, so that each has been
 * played before one comes again.
 */
public record FaultSchedule(List<FaultEvent> events) {
    private static final int FIRST = 15;
    private static final int SHORTEST_GAP = 10;
    private static final int LONGEST_GAP = 35;

    public FaultSchedule {
        events = List.copyOf(events);
    }

    /** Draws the faults of a run; each of them ends within its length. */
    public static FaultSchedule draw(long seed, Duration length) {
        Random random = new Random(seed);
        List<FaultEvent> events = new ArrayList<>();
        List<FaultCard> deck = new ArrayList<>();
        Duration at = Duration.ofSeconds(FIRST);
        while (at.compareTo(length) < 0) {
            if (deck.isEmpty()) {
                deck.addAll(FaultCard.all());
                Collections.shuffle(deck, random);
            }
            FaultEvent event = deck.remove(deck.size() - 1).played(at, random);
            if (event.end().compareTo(length) <= 0) {
                events.add(event);
            }
            at = at.plusSeconds(SHORTEST_GAP + random.nextInt(LONGEST_GAP - SHORTEST_GAP));
        }
        return new FaultSchedule(events);
    }
}
