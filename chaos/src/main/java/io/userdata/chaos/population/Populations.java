package io.userdata.chaos.population;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The users of every source of chaos, by the name of the source. */
public record Populations(Map<String, ChangeLog> logs) {
    public Populations {
        logs = Map.copyOf(logs);
    }

    /** No users yet. */
    public static Populations empty(Clock clock, String... sources) {
        Map<String, ChangeLog> logs = new HashMap<>();
        for (String source : sources) {
            logs.put(source, new ChangeLog(clock));
        }
        return new Populations(logs);
    }

    /** The log of a source of chaos. */
    public ChangeLog of(String source) {
        return Optional.ofNullable(logs.get(source)).orElseThrow();
    }

    /** A state; empty: the source is not one of chaos, or has no such state. */
    public Optional<UserState> find(String source, long number) {
        return Optional.ofNullable(logs.get(source)).flatMap(log -> log.find(number));
    }

    /** How many states there are. */
    public int size() {
        return logs.values().stream().mapToInt(ChangeLog::size).sum();
    }
}
