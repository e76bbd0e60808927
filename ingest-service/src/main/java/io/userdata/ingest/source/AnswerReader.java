package io.userdata.ingest.source;

import io.userdata.ingest.budget.RetryAfter;
import io.userdata.ingest.source.Fault.Code;
import io.userdata.ingest.source.Fault.Gravity;
import java.net.http.HttpResponse;
import java.time.Instant;

/** Reads an answer: a success holds a page, and each other status means something else for the run. */
final class AnswerReader {
    private final PageReader pages = new PageReader();

    FetchOutcome read(HttpResponse<byte[]> answer, SourceProperties source, PageCursor asked, Instant now) {
        int status = answer.statusCode();
        return switch (status / 100) {
            case 2 -> pages.read(answer.body(), source, asked, now);
            case 3 -> Fault.refused(Code.HTTP_3XX, said(status) + " Redirects are not followed.");
            case 4 -> clientError(answer, status, now);
            default -> serverError(answer, status, now);
        };
    }

    private static Fault clientError(HttpResponse<?> answer, int status, Instant now) {
        return switch (status) {
            case 408 -> Fault.waiting(Code.TIMEOUT, said(status));
            case 429 -> later(answer, now, Code.THROTTLED);
            default -> Fault.refused(Code.HTTP_4XX, said(status));
        };
    }

    private static Fault serverError(HttpResponse<?> answer, int status, Instant now) {
        return switch (status) {
            case 502, 503, 504 -> later(answer, now, Code.UNAVAILABLE);
            default -> Fault.doubtful(Code.HTTP_5XX, said(status));
        };
    }

    private static Fault later(HttpResponse<?> answer, Instant now, Code code) {
        return new Fault(
                code,
                Gravity.WAIT,
                said(answer.statusCode()),
                answer.headers()
                        .firstValue("Retry-After")
                        .flatMap(text -> RetryAfter.parse(text, now))
                        .orElse(null));
    }

    private static String said(int status) {
        return "The user API answered " + status + ".";
    }
}
