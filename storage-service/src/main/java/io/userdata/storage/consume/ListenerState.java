package io.userdata.storage.consume;

import io.userdata.storage.fault.FaultClass;
import java.time.Instant;

/** How it goes with the records of one listener. */
sealed interface ListenerState {
    /** Not begun: topics or schema are not ready. */
    record Starting() implements ListenerState {
        @Override
        public String text() {
            return "waits for the topics and the schema";
        }
    }

    /** Records are stored, or would be if there were any. */
    record Flowing(Instant since) implements ListenerState {
        @Override
        public String text() {
            return "flows";
        }
    }

    /** A dependency is broken: the batch is tried again until it is stored. */
    record Waiting(Instant since, FaultClass.Infrastructure fault) implements ListenerState {
        @Override
        public String text() {
            return "waits since " + since + ": " + fault.text();
        }
    }

    /** Stopped for good: an operator must find the cause and restart the service. */
    record Stopped(Instant since, String code) implements ListenerState {
        @Override
        public String text() {
            return "stopped at " + since + " by a fault that is neither the database's nor a record's (" + code + ")";
        }
    }

    /** The state in words. */
    String text();
}
