package io.userdata.localstack.userapi;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Counts the users each client has asked for in its window, in memory; the page that crosses the limit still comes. */
final class UserBudget {
    private record Spent(Instant windowEnd, long users) {}

    private final long limit;
    private final Duration window;
    private final Clock clock;
    private final Map<String, Spent> clients = new HashMap<>();

    UserBudget(long limit, Duration window, Clock clock) {
        this.limit = limit;
        this.window = window;
        this.clock = clock;
    }

    /** Whether the client may have these users; counts them if so. */
    synchronized boolean take(String client, int users) {
        Instant now = clock.instant();
        clients.values().removeIf(spent -> !now.isBefore(spent.windowEnd()));
        Spent spent = clients.getOrDefault(client, new Spent(now.plus(window), 0));
        if (spent.users() >= limit) {
            return false;
        }
        clients.put(client, new Spent(spent.windowEnd(), spent.users() + users));
        return true;
    }
}
