package io.userdata.processor.lane;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Where the query of a lane stands. */
public sealed interface LaneState {
    /** When this state began. */
    Instant since();

    /** The state in one word, for people and dashboards. */
    default String text() {
        return text(getClass());
    }

    /** The words of all states. */
    static List<String> texts() {
        return Arrays.stream(LaneState.class.getPermittedSubclasses())
                .map(LaneState::text)
                .toList();
    }

    private static String text(Class<?> state) {
        return state.getSimpleName().toUpperCase(Locale.ROOT);
    }

    /** The topics are not ready yet. */
    record Waiting(Instant since) implements LaneState {}

    /** Spark is starting the query. */
    record Starting(Instant since) implements LaneState {}

    /** The query runs; since is when its start began, so that whatever Spark says of it comes later. */
    record Running(Instant since) implements LaneState {}

    /** The query has failed and is started again at {@code until}. */
    record Failed(Instant since, Instant until) implements LaneState {}

    /** The service is shutting down. */
    record Stopped(Instant since) implements LaneState {}
}
