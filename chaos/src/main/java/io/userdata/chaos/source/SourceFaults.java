package io.userdata.chaos.source;

import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;

/** Draws how each request goes wrong: a few at any time, all of them during an outage, none once it is quiet. */
public final class SourceFaults {
    private static final int FAULTS_PER_CENT = 6;
    private static final SourceFault[] KINDS = SourceFault.values();

    private enum Mood {
        USUAL,
        OUTAGE,
        QUIET
    }

    private final Random random;
    private final AtomicReference<Mood> mood = new AtomicReference<>(Mood.USUAL);

    public SourceFaults(long seed) {
        this.random = new Random(seed);
    }

    /** From here on every request fails. */
    public void beginOutage() {
        mood.compareAndSet(Mood.USUAL, Mood.OUTAGE);
    }

    public void endOutage() {
        mood.compareAndSet(Mood.OUTAGE, Mood.USUAL);
    }

    /** From here on no request fails. */
    public void stop() {
        mood.set(Mood.QUIET);
    }

    synchronized SourceFault draw() {
        int drawn = random.nextInt(100);
        SourceFault fault = KINDS[1 + random.nextInt(KINDS.length - 1)];
        return switch (mood.get()) {
            case USUAL -> drawn < FAULTS_PER_CENT ? fault : SourceFault.NONE;
            case OUTAGE -> fault == SourceFault.SLOW ? SourceFault.SERVER_ERROR : fault;
            case QUIET -> SourceFault.NONE;
        };
    }
}
