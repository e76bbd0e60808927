package io.userdata.chaos.population;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Draws what happens next to the users of a source: a new one, a change, an end, and now and then a broken record. */
public final class PopulationGrower {
    private static final int POISON_PER_CENT = 1;
    private static final int NEW_PER_CENT = 40;
    private static final int DELETED_PER_CENT = 2;
    private static final List<StateKind> POISON = List.of(
            StateKind.POISON_NO_ID,
            StateKind.POISON_BAD_TIME,
            StateKind.POISON_NOT_A_USER,
            StateKind.POISON_CHANGED_FIELD);

    private final ChangeLog log;
    private final String prefix;
    private final Random random;
    private final List<String> living = new ArrayList<>();
    private int born;

    public PopulationGrower(ChangeLog log, String prefix, long seed) {
        this.log = log;
        this.prefix = prefix;
        this.random = new Random(seed);
    }

    /** Adds one state. */
    public synchronized UserState grow() {
        if (random.nextInt(100) < POISON_PER_CENT) {
            return log.add(anyone(), POISON.get(random.nextInt(POISON.size())));
        }
        int drawn = random.nextInt(100);
        if (drawn < NEW_PER_CENT || living.isEmpty()) {
            return log.add(next(), StateKind.GOOD);
        }
        return log.add(anyone(), drawn < NEW_PER_CENT + DELETED_PER_CENT ? StateKind.DELETED : StateKind.GOOD);
    }

    /** Takes out a user that is not to change any more; empty: there are too few. */
    public synchronized Optional<String> retire() {
        return living.size() < 2 ? Optional.empty() : Optional.of(living.remove(random.nextInt(living.size())));
    }

    private String anyone() {
        return living.isEmpty() ? next() : living.get(random.nextInt(living.size()));
    }

    private String next() {
        born++;
        String id = prefix + born;
        living.add(id);
        return id;
    }
}
