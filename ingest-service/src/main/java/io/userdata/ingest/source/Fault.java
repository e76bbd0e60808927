package io.userdata.ingest.source;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Why there is no page.
 *
 * @param message one sentence without anything of the answer's body
 * @param retryAfter when the source wants to be asked again; null: it did not say
 */
public record Fault(
        Code code,
        RetryClass retryClass,
        String message,
        @Nullable Duration retryAfter) implements FetchResult {
    /** What went wrong, as it stands in a run's reason and in metrics. */
    public enum Code {
        /** Fewer or more records than asked for. */
        CLAMPED,
        /** The records of the page before, again. */
        REPEATED_PAGE,
        /** The next page would be this one again. */
        CURSOR_STUCK,
        /** The page does not say where the next one is. */
        CURSOR_MISSING,

        /** More records with one key than a page holds. */
        KEY_TIES,
        /** A success that carries an error. */
        ERROR_BODY,
        NOT_JSON,
        /** JSON that breaks off. */
        TRUNCATED,
        /** JSON without records where they should be. */
        NO_RECORDS,
        /** A body over its limit. */
        TOO_LARGE,
        TIMEOUT,
        /** No such host, no connection, or one that broke. */
        UNREACHABLE,
        /** 429: asked too often. */
        THROTTLED,
        /** 503, 502 or 504: not now. */
        UNAVAILABLE,
        HTTP_3XX,
        HTTP_4XX,
        HTTP_5XX,
        /** The host's address is private and not allowed. */
        PRIVATE_ADDRESS,
        /** A host that is not allowed, named by a redirect or a link. */
        HOST_NOT_ALLOWED,
        /** A page beyond the last one that the source understands. */
        PAGE_LIMIT,
        /** A cursor that the source's configuration no longer understands. */
        CURSOR_UNREADABLE,
        /** A defect of this service. */
        INTERNAL
    }

    /** What follows from a fault. */
    public enum RetryClass {
        /** The source cannot answer now: ask again for as long as it takes. */
        WAIT,
        /** The answer is no page: ask again, but not for ever. */
        DOUBT,
        /** The source will not answer this: an operator must act. */
        REFUSAL
    }

    public static Fault waiting(Code code, String message) {
        return new Fault(code, RetryClass.WAIT, message, null);
    }

    public static Fault doubtful(Code code, String message) {
        return new Fault(code, RetryClass.DOUBT, message, null);
    }

    public static Fault refused(Code code, String message) {
        return new Fault(code, RetryClass.REFUSAL, message, null);
    }
}
