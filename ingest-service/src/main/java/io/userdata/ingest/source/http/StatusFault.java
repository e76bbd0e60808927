package io.userdata.ingest.source.http;

import io.userdata.ingest.source.Fault;
import io.userdata.ingest.source.Fault.Code;
import io.userdata.ingest.source.Fault.RetryClass;
import java.net.http.HttpResponse;
import java.time.Instant;

/** Says what an answer without success means for the run. */
final class StatusFault {
    private StatusFault() {}

    /**
     * The fault that a status stands for.
     *
     * @param who answered, as the beginning of a sentence
     */
    static Fault of(HttpResponse<?> answer, Instant now, String who) {
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
