package io.userdata.ingest.run.owner;

import io.userdata.events.run.SliceRecord;
import io.userdata.ingest.source.Fault;
import io.userdata.ingest.source.FetchOutcome;
import io.userdata.ingest.source.Source;
import io.userdata.ingest.source.SourceClient;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Fetches pages aside, so that an owner never waits for a user API. */
final class Fetches {
    private static final Logger LOG = LoggerFactory.getLogger(Fetches.class);

    private final SourceClient client;
    private final Executor threads;

    Fetches(SourceClient client, Executor threads) {
        this.client = client;
        this.threads = threads;
    }

    /** Fetches the slice's next page and tells what came of it, whatever that is. */
    void submit(Object session, Source source, SliceRecord slice, Consumer<OwnerEvent> told) {
        threads.execute(() -> told.accept(new OwnerEvent.Fetched(
                session, source, slice.runId(), slice.slice(), slice.cursor(), fetch(source, slice))));
    }

    private FetchOutcome fetch(Source source, SliceRecord slice) {
        try {
            return client.fetch(source, slice.cursor(), slice.window());
        } catch (RuntimeException e) {
            LOG.atError()
                    .setCause(e)
                    .addKeyValue("source", source.name())
                    .addKeyValue("runId", slice.runId())
                    .log("fetching a page failed unexpectedly");
            return new Fault(
                    Fault.Code.INTERNAL,
                    Fault.Gravity.DOUBT,
                    "Fetching the page failed in a way that this service does not know.",
                    null);
        }
    }
}
