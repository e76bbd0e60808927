package io.userdata.ingest.source.http;

import io.userdata.ingest.source.Source;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** Asks for an address of a source, as whom the source knows; follows redirects to where the source may be asked. */
final class AuthorizedFetcher {
    private static final int MOST_REDIRECTS = 3;
    private static final int UNAUTHORIZED = 401;

    private final HttpFetcher calls;
    private final CredentialWriter credentials;

    AuthorizedFetcher(HttpFetcher calls, CredentialWriter credentials) {
        this.calls = calls;
        this.credentials = credentials;
    }

    /** Asks; a token that is no longer accepted is renewed once. */
    HttpResponse<byte[]> get(Source source, URI address) throws FaultException {
        HttpResponse<byte[]> answer = follow(source, address);
        return answer.statusCode() == UNAUTHORIZED && credentials.renew(source) ? follow(source, address) : answer;
    }

    private HttpResponse<byte[]> follow(Source source, URI address) throws FaultException {
        URI target = address;
        for (int redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
            HttpResponse<byte[]> answer = ask(source, target);
            if (!RedirectPolicy.isRedirect(answer)) {
                return answer;
            }
            target = RedirectPolicy.target(answer, target);
        }
        throw RedirectPolicy.refused("The user API redirects more than " + MOST_REDIRECTS + " times.");
    }

    private HttpResponse<byte[]> ask(Source source, URI target) throws FaultException {
        HostGuard.check(source.properties(), target);
        HttpRequest.Builder request = HttpRequest.newBuilder(target).GET();
        if (HostGuard.isSameOrigin(source.properties().baseUrl(), target)) {
            credentials.apply(source, target, request);
        }
        return calls.send(request, source.properties().limits());
    }
}
