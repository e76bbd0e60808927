package io.userdata.storage.quarantine.operations;

import io.userdata.starter.problem.ProblemException;
import org.springframework.http.HttpStatus;

/** Why an entry cannot be acted on, each as one sentence that says what can be done. */
final class QuarantineProblems {
    private QuarantineProblems() {}

    static ProblemException unknown(long id) {
        return new ProblemException(
                HttpStatus.NOT_FOUND,
                "unknown-entry",
                "There is no quarantined record " + id + ", or it was closed so long ago that it is kept no longer.");
    }

    static ProblemException closed(String state) {
        return new ProblemException(
                HttpStatus.CONFLICT, "not-open", "The record is " + state + ": only an open one can be acted on.");
    }

    static ProblemException erased() {
        return new ProblemException(
                HttpStatus.CONFLICT,
                "erased",
                "The user has been deleted and nothing is kept: it can only be discarded.");
    }

    static ProblemException truncated() {
        return new ProblemException(
                HttpStatus.CONFLICT,
                "truncated",
                "The record was too large and its bytes were cut: fix it with a smaller one, or discard it.");
    }

    static ProblemException tooLarge(int limit) {
        return new ProblemException(
                HttpStatus.CONTENT_TOO_LARGE,
                "too-large",
                "The content has more than " + limit + " bytes, which its topic does not take: send a smaller record.");
    }

    static ProblemException notReplayable(String why) {
        return new ProblemException(HttpStatus.CONFLICT, "not-replayable", why);
    }
}
