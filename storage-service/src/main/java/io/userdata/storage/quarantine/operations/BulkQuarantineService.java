package io.userdata.storage.quarantine.operations;

import io.userdata.starter.problem.ProblemException;
import io.userdata.storage.quarantine.QuarantineEntry;
import io.userdata.storage.quarantine.QuarantineFilter;
import io.userdata.storage.quarantine.QuarantineItem;
import io.userdata.storage.quarantine.QuarantineQueries;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Takes one decision on all open entries that match, batch by batch, each batch a transaction of its own. */
@Component
public class BulkQuarantineService {
    /** Entries that one call goes through at the most; the answer says where the next goes on. */
    static final int MOST = 10_000;

    /** Each of them may hold 3 MiB. */
    private static final int REPLAY_BATCH = 20;

    private static final int DISCARD_BATCH = 500;

    private final QuarantineQueries entries;
    private final ReplayRecordMapper mapper;
    private final QuarantineService quarantine;

    BulkQuarantineService(QuarantineQueries entries, ReplayRecordMapper mapper, QuarantineService quarantine) {
        this.entries = entries;
        this.mapper = mapper;
        this.quarantine = quarantine;
    }

    /** Replays what can be replayed as it is and is not under way already. */
    public BulkQuarantineResult replay(BulkQuarantineRequest request, String who) {
        QuarantineFilter filter = request.filter();
        Progress progress = new Progress(entries.countToReplay(filter, request.after()), request.after());
        while (!request.dryRun() && progress.examined < MOST) {
            List<QuarantineEntry> batch = entries.toReplay(filter, progress.last, REPLAY_BATCH);
            if (batch.isEmpty()) {
                return progress.end();
            }
            List<Long> ready = batch.stream()
                    .filter(this::isReplayable)
                    .map(entry -> entry.item().id())
                    .toList();
            progress.went(
                    batch.get(batch.size() - 1).item(), batch.size(), quarantine.replay(ready, who, request.note()));
        }
        return progress.soFar();
    }

    /** Discards what matches. */
    public BulkQuarantineResult discard(BulkQuarantineRequest request, String who) {
        QuarantineFilter filter = request.filter();
        Progress progress = new Progress(entries.countToDiscard(filter, request.after()), request.after());
        while (!request.dryRun() && progress.examined < MOST) {
            List<QuarantineItem> batch = entries.toDiscard(filter, progress.last, DISCARD_BATCH);
            if (batch.isEmpty()) {
                return progress.end();
            }
            progress.went(batch.get(batch.size() - 1), batch.size(), quarantine.discard(batch, who, request.note()));
        }
        return progress.soFar();
    }

    private boolean isReplayable(QuarantineEntry entry) {
        try {
            mapper.of(entry);
            return true;
        } catch (ProblemException e) {
            return false; // counted as skipped; a replay of this one alone says why
        }
    }

    /** How far a call has come. */
    private static final class Progress {
        private final long matched;
        private long last;
        private long examined;
        private long done;

        Progress(long matched, long after) {
            this.matched = matched;
            this.last = after;
        }

        void went(QuarantineItem to, int size, int taken) {
            last = to.id();
            examined += size;
            done += taken;
        }

        BulkQuarantineResult end() {
            return new BulkQuarantineResult(matched, done, examined - done, null);
        }

        BulkQuarantineResult soFar() {
            @Nullable Long next = examined >= MOST ? Long.valueOf(last) : null;
            return new BulkQuarantineResult(matched, done, examined - done, next);
        }
    }
}
