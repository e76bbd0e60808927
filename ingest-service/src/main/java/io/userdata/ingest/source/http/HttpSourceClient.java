package io.userdata.ingest.source.http;

import io.userdata.events.run.Window;
import io.userdata.ingest.source.Fault;
import io.userdata.ingest.source.Fault.Code;
import io.userdata.ingest.source.FetchResult;
import io.userdata.ingest.source.Source;
import io.userdata.ingest.source.SourceClient;
import io.userdata.ingest.source.pagination.PageCursor;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Asks a source over HTTP: only its configured hosts, within its limits of time and size. */
final class HttpSourceClient implements SourceClient {
    /** How sources refuse a page beyond their end. */
    private static final Set<Integer> BEYOND = Set.of(400, 404, 416, 422);

    private final Clock clock;
    private final PageReader pages = new PageReader();
    private final AuthorizedFetcher exchange;

    HttpSourceClient(Clock clock) {
        HttpFetcher calls = new HttpFetcher();
        this.clock = clock;
        this.exchange = new AuthorizedFetcher(calls, new CredentialWriter(new OAuth2TokenCache(calls, clock)));
    }

    @Override
    public FetchResult fetch(Source source, @Nullable String cursor, @Nullable Window window) {
        PageCursor asked;
        try {
            asked = source.pages().cursor(cursor);
        } catch (IllegalArgumentException e) {
            return Fault.refused(Code.CURSOR_UNREADABLE, "The run's cursor does not fit the source's pagination.");
        }
        Long last = source.properties().pagination().lastPage();
        if (last != null && asked.isBeyond(last)) {
            return Fault.refused(Code.PAGE_LIMIT, "The source has no pages beyond " + last + ".");
        }
        URI address;
        try {
            address = PageAddress.of(source, asked, window);
        } catch (IllegalArgumentException e) {
            return Fault.refused(Code.CURSOR_UNREADABLE, "Path, query and the run's cursor give no address.");
        }
        try {
            return read(exchange.get(source, address), source, asked, clock.instant());
        } catch (FaultException e) {
            return e.fault();
        }
    }

    private FetchResult read(HttpResponse<byte[]> answer, Source source, PageCursor asked, Instant now) {
        if (asked.told() && BEYOND.contains(answer.statusCode())) {
            return PageReader.end(source, asked, now);
        }
        return answer.statusCode() / 100 == 2
                ? pages.read(answer, source, asked, now)
                : StatusFault.of(answer, now, "The user API");
    }
}
