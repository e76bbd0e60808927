package io.userdata.ingest.source.http;

import io.userdata.ingest.source.Fault;
import io.userdata.ingest.source.Fault.Code;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Set;

/** Finds where a redirect leads. */
final class RedirectPolicy {
    private static final Set<Integer> FOLLOWED = Set.of(301, 302, 303, 307, 308);

    private RedirectPolicy() {}

    static boolean isRedirect(HttpResponse<?> answer) {
        return FOLLOWED.contains(answer.statusCode());
    }

    static URI target(HttpResponse<?> answer, URI asked) throws FaultException {
        URI target;
        try {
            target = asked.resolve(answer.headers().firstValue("Location").orElse(""));
        } catch (IllegalArgumentException e) {
            throw refused("The user API redirects to what is no address.");
        }
        if (asked.getScheme().equalsIgnoreCase("https") && !"https".equalsIgnoreCase(target.getScheme())) {
            throw refused("The user API redirects from https to something else.");
        }
        return target;
    }

    static FaultException refused(String message) {
        return new FaultException(Fault.refused(Code.HTTP_3XX, message));
    }
}
