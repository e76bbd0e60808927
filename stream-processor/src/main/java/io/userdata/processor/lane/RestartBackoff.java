package io.userdata.processor.lane;

import java.time.Duration;

/** The pauses before restarts: each twice as long as the one before, until a query has run well. */
final class RestartBackoff {
    private final Duration first;
    private final Duration longest;
    private Duration next;

    RestartBackoff(Duration first, Duration longest) {
        this.first = first;
        this.longest = longest;
        this.next = first;
    }

    /** Returns the pause after a run of this length. */
    Duration after(Duration run) {
        Duration pause = run.compareTo(longest) > 0 ? first : next;
        Duration twice = pause.multipliedBy(2);
        next = twice.compareTo(longest) > 0 ? longest : twice;
        return pause;
    }
}
