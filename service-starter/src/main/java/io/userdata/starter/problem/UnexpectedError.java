package io.userdata.starter.problem;

import java.util.Arrays;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

/**
 * Logs an exception that no code expects, and answers with the number of its log entry. The log names its class and its
 * place only: a message may repeat what the caller sent, which may be personal data.
 */
public final class UnexpectedError {
    private static final Logger LOG = LoggerFactory.getLogger(UnexpectedError.class);
    private static final String OURS = "io.userdata.";

    private UnexpectedError() {}

    /** Writes the log entry and returns the answer. */
    public static ProblemDetail report(Throwable error) {
        UUID errorId = UUID.randomUUID();
        described(LOG.atError().addKeyValue("errorId", errorId), error).log("request failed unexpectedly");
        ProblemDetail problem = ProblemException.problem(
                HttpStatus.INTERNAL_SERVER_ERROR,
                "internal",
                "Something went wrong here; the service's log has it under errorId.");
        problem.setProperty("errorId", errorId);
        return problem;
    }

    /** Adds the classes and the place of an exception to a log entry. */
    public static LoggingEventBuilder described(LoggingEventBuilder entry, Throwable error) {
        Throwable root = root(error);
        return entry.addKeyValue("error", error.getClass().getName())
                .addKeyValue("cause", root.getClass().getName())
                .addKeyValue("at", place(root));
    }

    private static Throwable root(Throwable error) {
        Throwable root = error;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        return root;
    }

    /** Where it was thrown and, if that is not our code, where our code called it. */
    private static String place(Throwable error) {
        StackTraceElement[] frames = error.getStackTrace();
        if (frames.length == 0) {
            return "unknown";
        }
        return Arrays.stream(frames)
                .filter(frame -> frame.getClassName().startsWith(OURS))
                .findFirst()
                .filter(frame -> frame != frames[0])
                .map(frame -> frames[0] + " called by " + frame)
                .orElse(frames[0].toString());
    }
}
