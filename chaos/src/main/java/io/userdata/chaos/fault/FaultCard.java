package io.userdata.chaos.fault;

import io.userdata.chaos.suite.SuitePart;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A fault and where it strikes. */
record FaultCard(FaultAction action, SuitePart target) {
    private static final int SHORTEST = 15;
    private static final int LONGEST = 40;

    /** PostgreSQL and our clients give a silent connection up after 45 s, everything else is faster. */
    private static final int BEYOND_TIMEOUTS = 50;

    static List<FaultCard> all() {
        List<FaultCard> cards = new ArrayList<>();
        for (SuitePart part : SuitePart.values()) {
            cards.add(new FaultCard(FaultAction.KILL, part));
            if (part != SuitePart.CONSOLE) {
                cards.add(new FaultCard(FaultAction.FREEZE, part));
            }
        }
        for (SuitePart part : List.of(SuitePart.KAFKA, SuitePart.DATABASE)) {
            cards.add(new FaultCard(FaultAction.SWALLOW, part));
            cards.add(new FaultCard(FaultAction.DISCONNECT, part));
            cards.add(new FaultCard(FaultAction.DELAY, part));
        }
        cards.add(new FaultCard(FaultAction.SOURCE_OUTAGE, SuitePart.INGEST));
        cards.add(new FaultCard(FaultAction.RECONFIGURE, SuitePart.LAUNCHER));
        return cards;
    }

    FaultEvent played(Duration at, Random random) {
        int drawn = random.nextInt(LONGEST - SHORTEST);
        boolean silent = action == FaultAction.FREEZE || action == FaultAction.SWALLOW;
        int seconds = silent ? BEYOND_TIMEOUTS + drawn / 2 : SHORTEST + drawn;
        return new FaultEvent(at, action, target, action.isLasting() ? Duration.ofSeconds(seconds) : Duration.ZERO);
    }
}
