package io.userdata.localstack.stack;

import java.time.Duration;

/** Hears how the parts of a stack are doing; called from several threads. */
public interface StackListener {
    /** A part is ready to be used. */
    void ready(String part, String address, Duration after);

    /** A part has ended by itself and will be started again. */
    void ended(String part, String logTail);

    /** A part that had ended is ready again. */
    void back(String part);
}
