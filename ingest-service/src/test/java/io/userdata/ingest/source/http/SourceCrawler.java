package io.userdata.ingest.source.http;

import io.userdata.ingest.source.Fault;
import io.userdata.ingest.source.FetchResult;
import io.userdata.ingest.source.Page;
import io.userdata.ingest.source.Source;
import io.userdata.ingest.source.SourceClient;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Fetches a source page by page to its end, as a run would. */
final class SourceCrawler {
    private final List<JsonNode> records = new ArrayList<>();
    private final List<Integer> pageSizes = new ArrayList<>();

    /** Fetches everything; a fault ends the test. */
    static SourceCrawler of(SourceClient client, Source source) {
        SourceCrawler crawl = new SourceCrawler();
        String cursor = null;
        Page page;
        do {
            page = page(client.fetch(source, cursor, null));
            crawl.records.addAll(page.records());
            crawl.pageSizes.add(page.records().size());
            cursor = page.next();
        } while (!page.last());
        return crawl;
    }

    List<Long> ids() {
        return records.stream().map(record -> record.at("/id").asLong()).toList();
    }

    List<Integer> pageSizes() {
        return pageSizes;
    }

    static Page page(FetchResult outcome) {
        if (outcome instanceof Page page) {
            return page;
        }
        throw new AssertionError(outcome.toString());
    }

    static @Nullable Fault fault(FetchResult outcome) {
        return outcome instanceof Fault fault ? fault : null;
    }
}
