package io.userdata.ingest.source.http;

import io.userdata.ingest.source.Fault;
import io.userdata.ingest.source.Fault.Code;
import io.userdata.ingest.source.Fault.RetryClass;
import io.userdata.ingest.source.FetchResult;
import io.userdata.ingest.source.Source;
import io.userdata.ingest.source.pagination.PageCursor;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Set;

/** Reads an answer: a success holds a page, and each other status means something else for the run. */
final class ResponseReader {
    /** How sources refuse a page beyond their end. */
    private static final Set<Integer> BEYOND = Set.of(400, 404, 416, 422);

    private final PageReader pages = new PageReader();

    FetchResult read(HttpResponse<byte[]> answer, Source source, PageCursor asked, Instant now) {
        if (asked.told() && BEYOND.contains(answer.statusCode())) {
            return PageReader.end(source, asked, now);
        }
        return answer.statusCode() / 100 == 2
                ? pages.read(answer, source, asked, now)
                : refusal(answer, now, "The user API");
    }

    /** What an answer without success means. */
    static Fault refusal(HttpResponse<?> answer, Instant now, String who) {
        int status = answer.statusCode();
        String said = who + " answered " + status + ".";
        return switch (status) {
            case 408 -> Fault.waiting(Code.TIMEOUT, said);
            case 429 -> later(answer, now, Code.THROTTLED, said);
            case 403 ->
                RateLimitReader.isSpent(answer.headers())
                        ? later(answer, now, Code.THROTTLED, said)
                        : Fault.refused(Code.HTTP_4XX, said);
            case 502, 503, 504 -> later(answer, now, Code.UNAVAILABLE, said);
            default -> byClass(status, said);
        };
    }

    private static Fault byClass(int status, String said) {
        return switch (status / 100) {
            case 3 -> Fault.refused(Code.HTTP_3XX, said);
            case 4 -> Fault.refused(Code.HTTP_4XX, said);
            default -> Fault.doubtful(Code.HTTP_5XX, said);
        };
    }

    private static Fault later(HttpResponse<?> answer, Instant now, Code code, String said) {
        return new Fault(
                code,
                RetryClass.WAIT,
                said,
                RateLimitReader.wait(answer.headers(), now).orElse(null));
    }
}
