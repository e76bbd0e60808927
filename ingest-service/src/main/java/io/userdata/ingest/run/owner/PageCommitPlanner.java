package io.userdata.ingest.run.owner;

import io.userdata.events.run.RunCommand;
import io.userdata.events.run.RunRecord;
import io.userdata.events.run.SliceRecord;
import io.userdata.events.run.SourceRecord;
import io.userdata.ingest.publish.PagePosition;
import io.userdata.ingest.publish.PageWriter;
import io.userdata.ingest.publish.PreparedPage;
import io.userdata.ingest.publish.PublishablePage;
import io.userdata.ingest.run.RunProgress;
import io.userdata.ingest.run.RunStateChange;
import io.userdata.ingest.run.RunStateStore;
import io.userdata.ingest.run.RunTransition;
import io.userdata.ingest.run.replay.RawPage;
import io.userdata.ingest.run.schedule.Coverage;
import io.userdata.ingest.run.schedule.LiveCursor;
import io.userdata.ingest.source.Page;
import io.userdata.ingest.source.Source;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Decides what a page changes, and which of its records are still wanted. */
final class PageCommitPlanner {
    private static final String END = "end";

    private final PageWriter writer;

    PageCommitPlanner(PageWriter writer) {
        this.writer = writer;
    }

    /** A page's records and the change that goes with them. */
    record Publication(PublishablePage page, RunStateChange change) {
        /** Only a change, no records. */
        static Publication of(RunStateChange change) {
            return new Publication(new PublishablePage(List.of(), List.of(), 0), change);
        }

        Publication with(SourceRecord source) {
            return new Publication(page, new RunStateChange(change.runs(), change.slices(), List.of(source)));
        }

        int size() {
            return page.records().size();
        }
    }

    /** Does what can be done for a page before its turn has come. */
    PreparedPage draft(Source source, SliceRecord slice, Page page) {
        return writer.draft(source, slice.window(), page);
    }

    /** The scheduled poll's page moves the source's live cursor, or its last page the end of the windows asked about. */
    Publication publication(
            RunStateStore state, RunProgress run, SliceRecord slice, Source source, PreparedPage page, Instant now) {
        long owed = run.owed(slice.slice());
        int kept = (int) Math.min(owed, page.drafts().size());
        PublishablePage written = writer.write(
                new PagePosition(source, run.lane(), slice, page.number(), page.fetchedAt()),
                page.drafts().subList(0, kept));
        Publication publication = publication(run, slice, written, page.next(), page.last() || kept == owed, now);
        SliceRecord after = publication.change().slices().get(0);
        Optional<SourceRecord> moved = LiveCursor.moved(
                state.source(source.name()),
                source,
                after,
                kept == page.drafts().size());
        return moved.or(() -> completed(state, run.with(after)))
                .map(publication::with)
                .orElse(publication);
    }

    private static Optional<SourceRecord> completed(RunStateStore state, RunProgress run) {
        return run.isDone() ? Coverage.moved(state, run) : Optional.empty();
    }

    /** What is replayed is known from other records by the time at which its run was created. */
    Publication replayed(RunProgress run, SliceRecord slice, Source source, RawPage page, Instant now) {
        long owed = run.owed(slice.slice());
        int kept = (int) Math.min(owed, page.records().size());
        PublishablePage written = writer.writeReplayed(
                new PagePosition(source, run.lane(), slice, slice.pages() + 1, now),
                page.records().subList(0, kept),
                run.run().createdAt().toEpochMilli());
        return publication(run, slice, written, page.next(), page.last() || kept == owed, now);
    }

    private static Publication publication(
            RunProgress run, SliceRecord slice, PublishablePage written, String cursor, boolean done, Instant now) {
        SliceRecord after = SliceTransition.advanced(slice, written, cursor, done, now);
        return new Publication(written, new RunStateChange(runs(run, after, now), List.of(after), List.of()));
    }

    /** A push is a run of one page that is complete from its first moment. */
    Publication pushed(RunProgress run, Source source, RunCommand command, Instant now) {
        SliceRecord slice = run.slices().get(0);
        PagePosition page = new PagePosition(source, run.lane(), slice, 1, command.requestedAt());
        PublishablePage written = command.deleted() == null
                ? writer.writePushed(page, Objects.requireNonNullElse(command.records(), List.of()))
                : writer.writeDeletes(page, command.deleted());
        SliceRecord after = SliceTransition.advanced(slice, written, END, true, now);
        RunRecord completed = run.move(RunTransition.COMPLETE, null, now).run();
        return new Publication(written, new RunStateChange(List.of(completed), List.of(after), List.of()));
    }

    /** A run that goes on as before is not written again. */
    private static List<RunRecord> runs(RunProgress run, SliceRecord after, Instant now) {
        RunTransition move = run.with(after).isDone() ? RunTransition.COMPLETE : RunTransition.ADVANCE;
        return move.to() == run.run().state()
                ? List.of()
                : List.of(run.move(move, null, now).run());
    }
}
