package io.userdata.ingest.source;

import io.userdata.events.run.Window;
import io.userdata.ingest.source.Fault.Code;
import java.io.IOException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Asks a source over HTTP: only its configured host, no redirects, within its limits of time and size. */
final class HttpSourceClient implements SourceClient {
    private final Clock clock;
    private final AnswerReader answers = new AnswerReader();
    private final Map<String, HttpClient> clients = new ConcurrentHashMap<>();

    HttpSourceClient(Clock clock) {
        this.clock = clock;
    }

    @Override
    public FetchOutcome fetch(Source source, @Nullable String cursor, @Nullable Window window) {
        PageCursor asked;
        try {
            asked = PageCursor.of(cursor, source.properties());
        } catch (IllegalArgumentException e) {
            return Fault.refused(Code.CURSOR_UNREADABLE, "The run's cursor does not fit the source's pagination.");
        }
        Long last = source.properties().pagination().lastPage();
        if (last != null && asked.page() > last) {
            return Fault.refused(Code.PAGE_LIMIT, "The source has no pages beyond " + last + ".");
        }
        URI address = PageAddress.of(source.properties(), asked, window);
        try {
            return refusal(source.properties(), address) ? privateAddress(address) : ask(source, address, asked);
        } catch (UnknownHostException e) {
            return Fault.waiting(Code.UNREACHABLE, "There is no host " + address.getHost() + ".");
        }
    }

    private static boolean refusal(SourceProperties source, URI address) throws UnknownHostException {
        return !source.allowPrivateAddresses() && AddressGuard.isPrivate(address.getHost());
    }

    private static Fault privateAddress(URI address) {
        return Fault.refused(
                Code.PRIVATE_ADDRESS,
                "The host " + address.getHost() + " has a private address; allow-private-addresses would allow it.");
    }

    private FetchOutcome ask(Source source, URI address, PageCursor asked) {
        Limits limits = source.properties().limits();
        HttpRequest request = HttpRequest.newBuilder(address)
                .timeout(limits.readTimeout())
                .header("Accept", "application/json")
                .GET()
                .build();
        CompletableFuture<HttpResponse<byte[]>> answer = client(source)
                .sendAsync(request, head -> new LimitedBody(limits.bodySize().toBytes()));
        try {
            HttpResponse<byte[]> complete = answer.get(limits.readTimeout().toMillis(), TimeUnit.MILLISECONDS);
            return answers.read(complete, source.properties(), asked, clock.instant());
        } catch (TimeoutException e) {
            answer.cancel(true);
            return timeout(limits);
        } catch (ExecutionException e) {
            return unanswered(e.getCause(), address, limits);
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            return Fault.waiting(Code.UNREACHABLE, "The service is stopping.");
        }
    }

    private HttpClient client(Source source) {
        return clients.computeIfAbsent(source.name(), name -> HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(source.properties().limits().connectTimeout())
                .build());
    }

    private static Fault unanswered(@Nullable Throwable cause, URI address, Limits limits) {
        for (Throwable error = cause; error != null; error = error.getCause()) {
            if (error instanceof TooLargeException) {
                return Fault.doubtful(Code.TOO_LARGE, "The answer is larger than " + limits.bodySize() + ".");
            }
            if (error instanceof HttpTimeoutException) {
                return timeout(limits);
            }
        }
        if (cause instanceof IOException) {
            return Fault.waiting(Code.UNREACHABLE, "The user API at " + address.getAuthority() + " does not answer.");
        }
        throw new IllegalStateException("asking a source failed in an unknown way", cause);
    }

    private static Fault timeout(Limits limits) {
        return Fault.waiting(
                Code.TIMEOUT,
                "The user API did not answer within " + limits.readTimeout().toMillis() + " ms.");
    }
}
