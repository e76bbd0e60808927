package io.userdata.ingest.source.http;

import io.userdata.ingest.source.Fault;
import io.userdata.ingest.source.Fault.Code;
import io.userdata.ingest.source.config.LimitProperties;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Makes a single HTTP call within its limits of time and size. */
final class HttpFetcher {
    private final Map<LimitProperties, HttpClient> clients = new ConcurrentHashMap<>();

    HttpResponse<byte[]> send(HttpRequest.Builder request, LimitProperties limits) throws FaultException {
        HttpRequest complete = request.timeout(limits.readTimeout())
                .setHeader("Accept", "application/json")
                .build();
        CompletableFuture<HttpResponse<byte[]>> answer = client(limits)
                .sendAsync(
                        complete,
                        head -> new LimitedBodySubscriber(limits.bodySize().toBytes()));
        try {
            return answer.get(limits.readTimeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new FaultException(timeout(limits));
        } catch (ExecutionException e) {
            throw new FaultException(unanswered(e.getCause(), complete.uri().getAuthority(), limits));
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw new FaultException(Fault.waiting(Code.UNREACHABLE, "The service is stopping."));
        }
    }

    private HttpClient client(LimitProperties limits) {
        return clients.computeIfAbsent(limits, key -> HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(limits.connectTimeout())
                .build());
    }

    private static Fault unanswered(@Nullable Throwable cause, String authority, LimitProperties limits) {
        for (Throwable error = cause; error != null; error = error.getCause()) {
            if (error instanceof TooLargeException) {
                return tooLarge(limits);
            }
            if (error instanceof HttpTimeoutException) {
                return timeout(limits);
            }
        }
        if (cause instanceof IOException) {
            return Fault.waiting(Code.UNREACHABLE, "The user API at " + authority + " does not answer.");
        }
        if (cause instanceof RuntimeException) { // of the HTTP client, as it reads what is no HTTP
            return Fault.doubtful(Code.UNREACHABLE, "What the user API at " + authority + " answers is not HTTP.");
        }
        throw new IllegalStateException("asking a source failed in an unknown way", cause);
    }

    static Fault tooLarge(LimitProperties limits) {
        return Fault.doubtful(Code.TOO_LARGE, "The answer is larger than " + limits.bodySize() + ".");
    }

    private static Fault timeout(LimitProperties limits) {
        return Fault.waiting(
                Code.TIMEOUT,
                "The user API did not answer within " + limits.readTimeout().toMillis() + " ms.");
    }
}
