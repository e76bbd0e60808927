package io.userdata.ingest.run.worker.fetch;

import io.userdata.ingest.publish.PreparedPage;
import io.userdata.ingest.source.Fault;
import io.userdata.ingest.source.Source;

/** What came of a fetch. */
sealed interface FetchReply {
    Source source();

    PageFetch fetch();

    /** A page that lacks nothing but the numbers of its records. */
    record Prepared(Source source, PageFetch fetch, PreparedPage page) implements FetchReply {}

    /** There is no page. */
    record Failed(Source source, PageFetch fetch, Fault fault) implements FetchReply {}
}
