package io.userdata.ingest.run.worker.fetch;

import io.userdata.events.run.SliceRecord;
import io.userdata.ingest.publish.PreparedPage;
import io.userdata.ingest.publish.PreparedRecord;
import io.userdata.ingest.publish.RecordPreparer;
import io.userdata.ingest.run.model.RunProgress;
import io.userdata.ingest.run.worker.replay.RawPage;
import io.userdata.ingest.run.worker.replay.RawReader;
import io.userdata.ingest.run.worker.replay.RawRecordsGoneException;
import io.userdata.ingest.source.Fault;
import io.userdata.ingest.source.FetchResult;
import io.userdata.ingest.source.Page;
import io.userdata.ingest.source.Source;
import io.userdata.ingest.source.SourceClient;
import io.userdata.starter.problem.UnexpectedError;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Fetches and prepares pages on threads of their own, so that a worker never waits for a source. */
public final class PageFetcher {
    private static final Logger LOG = LoggerFactory.getLogger(PageFetcher.class);
    private static final Fault GONE =
            Fault.refused(Fault.Code.CURSOR_UNREADABLE, "Raw records of the window are no longer on their topic.");
    private static final Fault UNKNOWN =
            Fault.doubtful(Fault.Code.INTERNAL, "Fetching the page failed in a way that this service does not know.");

    private final SourceClient client;
    private final RawReader raw;
    private final RecordPreparer preparer;
    private final Executor threads;

    public PageFetcher(SourceClient client, RawReader raw, RecordPreparer preparer, Executor threads) {
        this.client = client;
        this.raw = raw;
        this.preparer = preparer;
        this.threads = threads;
    }

    /** Fetches the slice's next page and replies with what came of it, whatever that is. */
    void submit(Source source, PageFetch fetch, FetchReplyQueue replies) {
        threads.execute(() -> replies.add(reply(source, fetch)));
    }

    private FetchReply reply(Source source, PageFetch fetch) {
        try {
            return fetch.run().isReplay()
                    ? new FetchReply.Prepared(source, fetch, reread(source, fetch))
                    : fetched(source, fetch);
        } catch (RawRecordsGoneException e) {
            return new FetchReply.Failed(source, fetch, GONE);
        } catch (RuntimeException | Error e) {
            UnexpectedError.described(
                            LOG.atError()
                                    .addKeyValue("source", source.name())
                                    .addKeyValue("runId", fetch.run().runId()),
                            e)
                    .log("fetching a page failed unexpectedly");
            return new FetchReply.Failed(source, fetch, UNKNOWN);
        }
    }

    private FetchReply fetched(Source source, PageFetch fetch) {
        SliceRecord slice = fetch.slice();
        FetchResult result = client.fetch(source, slice.cursor(), slice.window());
        return result instanceof Fault fault
                ? new FetchReply.Failed(source, fetch, fault)
                : new FetchReply.Prepared(source, fetch, preparer.prepare(source, slice.window(), (Page) result));
    }

    /** What is replayed is known from other records by the time at which its run was created. */
    private PreparedPage reread(Source source, PageFetch fetch) {
        RunProgress run = fetch.run();
        SliceRecord slice = fetch.slice();
        RawPage page = raw.read(source.name(), Objects.requireNonNull(slice.window()), slice.cursor());
        Instant createdAt = run.run().createdAt();
        List<PreparedRecord> records = page.records().stream()
                .<PreparedRecord>map(
                        record -> new PreparedRecord.Replayed(record.replayed(run.lane(), createdAt.toEpochMilli())))
                .toList();
        return new PreparedPage(records, slice.pages() + 1, page.next(), page.last(), createdAt);
    }
}
