package io.userdata.ingest.run.worker.commit;

import io.userdata.events.run.ForgottenRun;
import io.userdata.ingest.run.model.RunProgress;
import io.userdata.ingest.run.model.RunStateChange;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Forgets runs that ended long ago, a few at a time: each with all of its slices in one transaction. What they were is
 * kept, so that their ids stay taken, of so many runs at the most.
 */
public final class RunRetention {
    private static final Logger LOG = LoggerFactory.getLogger(RunRetention.class);
    private static final Duration SELDOM = Duration.ofMinutes(1);
    private static final int FEW_SLICES = 1_000;
    private static final int MOST_FORGOTTEN = 50_000;

    private final RunStateWriter writer;
    private final Duration kept;
    private final Clock clock;
    private final BooleanSupplier isClockTrusted;
    private final int mostForgotten;
    private Instant nextLook;

    /**
     * Begins to look at once.
     *
     * @param kept how long a run is remembered after it has ended
     * @param isClockTrusted whether what the clock says may be the reason to forget something
     */
    public RunRetention(RunStateWriter writer, Duration kept, Clock clock, BooleanSupplier isClockTrusted) {
        this(writer, kept, clock, isClockTrusted, MOST_FORGOTTEN);
    }

    RunRetention(RunStateWriter writer, Duration kept, Clock clock, BooleanSupplier isClockTrusted, int mostForgotten) {
        this.writer = writer;
        this.kept = kept;
        this.clock = clock;
        this.isClockTrusted = isClockTrusted;
        this.mostForgotten = mostForgotten;
        this.nextLook = clock.instant();
    }

    /** When to look again. */
    public Instant nextDue() {
        return nextLook;
    }

    /** Forgets a few runs, if there are any and it is time to look. */
    public void forget() {
        Instant now = clock.instant();
        boolean isAhead = nextLook.isAfter(now.plus(SELDOM)); // the clock was set back
        if (now.isBefore(nextLook) && !isAhead) {
            return;
        }
        List<RunProgress> old = isClockTrusted.getAsBoolean() ? old(now) : List.of();
        List<RunProgress> few = few(old);
        nextLook = few.size() < old.size() ? now : now.plus(shorter(SELDOM, kept));
        writer.change(RunStateChange.forgetting(few, tooMany(few.size())));
        few.forEach(run -> LOG.atInfo()
                .addKeyValue("source", run.source())
                .addKeyValue("runId", run.runId())
                .log("a run that ended long ago is forgotten"));
    }

    /** The ids to give up when more runs are forgotten: those that were forgotten first. */
    private List<UUID> tooMany(int more) {
        Collection<ForgottenRun> forgotten = writer.state().forgotten();
        return forgotten.stream()
                .limit(Math.max(0, forgotten.size() + more - mostForgotten))
                .map(ForgottenRun::runId)
                .toList();
    }

    private List<RunProgress> old(Instant now) {
        Instant oldest = now.minus(kept);
        return writer.state()
                .all(run -> run.state().isTerminal() && run.updatedAt().isBefore(oldest));
    }

    /** As many as have few slices together, at least one. */
    private static List<RunProgress> few(List<RunProgress> old) {
        List<RunProgress> few = new ArrayList<>();
        int slices = 0;
        for (RunProgress run : old) {
            slices += run.slices().size();
            if (!few.isEmpty() && slices > FEW_SLICES) {
                break;
            }
            few.add(run);
        }
        return few;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
