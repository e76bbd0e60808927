package io.userdata.chaos.load;

import io.userdata.chaos.suite.Answer;
import io.userdata.localstack.process.Polling;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/** Asks until there is an answer that will not change: a caller as docs/reference/rest.md wants one. */
final class Caller {
    private static final Duration PAUSE = Duration.ofMillis(400);

    private final AtomicBoolean hangUp;

    /** @param hangUp once true, it asks no more */
    Caller(AtomicBoolean hangUp) {
        this.hangUp = hangUp;
    }

    /** The first answer that is good or a refusal; else the last one. */
    Answer ask(Supplier<Answer> request) {
        Answer answer = request.get();
        while (!isFinal(answer) && !hangUp.get()) {
            pause(PAUSE);
            answer = request.get();
        }
        return answer;
    }

    private void pause(Duration time) {
        Polling.await(time, hangUp::get);
    }

    private static boolean isFinal(Answer answer) {
        return answer.isGood() || answer.isRefused();
    }
}
