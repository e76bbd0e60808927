package io.userdata.ingest.run.worker.commit;

import io.userdata.events.run.RunReason;
import io.userdata.events.run.RunRecord;
import io.userdata.events.run.SliceRecord;
import io.userdata.events.run.SourceStateRecord;
import io.userdata.events.topic.Topics;
import io.userdata.ingest.publish.PageRecordSerializer;
import io.userdata.ingest.publish.PreparedPage;
import io.userdata.ingest.publish.SequenceAllocator;
import io.userdata.ingest.run.model.LiveCursor;
import io.userdata.ingest.run.model.PollCoverage;
import io.userdata.ingest.run.model.ReplayCheck;
import io.userdata.ingest.run.model.RunProgress;
import io.userdata.ingest.run.model.RunStateChange;
import io.userdata.ingest.run.model.RunStateStore;
import io.userdata.ingest.run.model.RunTransition;
import io.userdata.ingest.source.Source;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Decides what a page changes, and which of its records are still wanted. */
public final class PageCommitPlanner {
    private final PageRecordSerializer writer;
    private final RunStateStore state;
    private final Clock clock;

    /**
     * Plans for the runs of one partition.
     *
     * @param state of the partition, which this only reads
     */
    public PageCommitPlanner(PageRecordSerializer writer, RunStateStore state, Clock clock) {
        this.writer = writer;
        this.state = state;
        this.clock = clock;
    }

    /** The scheduled poll's page moves the source's live cursor, or its last page the end of the windows asked about. */
    public PageCommit plan(Source source, RunProgress run, SliceRecord slice, PreparedPage page) {
        Instant now = clock.instant();
        long owed = run.owed(slice.slice());
        PreparedPage wanted = page.first(owed);
        SequenceAllocator numbers = writer.numbers(slice);
        List<ProducerRecord<byte[], byte[]>> records = writer.write(source, run.lane(), wanted, numbers);
        boolean done = page.last() || wanted.records().size() == owed;
        SliceRecord after = slice.withPage(page.next(), numbers.taken(), rejected(records), done, now);
        Optional<RunReason> missing =
                run.isReplay() && page.last() ? ReplayCheck.missing(state, run.with(after)) : Optional.empty();
        if (missing.isPresent()) {
            return new PageCommit(records, incomplete(run, after, missing.get(), now));
        }
        RunStateChange change = new RunStateChange(runs(run, after, now), List.of(after), List.of());
        boolean whole = wanted.records().size() == page.records().size();
        return new PageCommit(
                records, source(source, run, after, whole).map(change::with).orElse(change));
    }

    /** The slice is not done: a replay that is resumed compares again. */
    private static RunStateChange incomplete(RunProgress run, SliceRecord after, RunReason missing, Instant now) {
        return new RunStateChange(
                List.of(run.move(RunTransition.FAIL, missing, now).run()),
                List.of(after.withDone(false).withWaitsFor(missing, now)),
                List.of());
    }

    private Optional<SourceStateRecord> source(Source source, RunProgress run, SliceRecord after, boolean whole) {
        return LiveCursor.moved(state.source(source.name()), source, after, whole)
                .or(() -> Optional.of(run.with(after))
                        .filter(RunProgress::isDone)
                        .flatMap(done -> PollCoverage.moved(state, done)));
    }

    private static long rejected(List<ProducerRecord<byte[], byte[]>> records) {
        return records.stream()
                .filter(record -> record.topic().equals(Topics.QUARANTINE))
                .count();
    }

    /** A run that goes on as before is not written again. */
    private static List<RunRecord> runs(RunProgress run, SliceRecord after, Instant now) {
        RunTransition move = run.with(after).isDone() ? RunTransition.COMPLETE : RunTransition.ADVANCE;
        return move.to() == run.run().state()
                ? List.of()
                : List.of(run.move(move, null, now).run());
    }
}
