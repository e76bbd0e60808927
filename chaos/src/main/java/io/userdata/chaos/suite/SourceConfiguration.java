package io.userdata.chaos.suite;

import java.io.IOException;
import java.nio.file.Files;

/** Writes the configuration that makes the user API three sources: one by windows, one by numbers, one only pushed to. */
public final class SourceConfiguration {
    public static final String WINDOWED = "windowed";
    public static final String FEED = "feed";
    public static final String PUSHED = "pushed";

    private static final String SOURCES = """
        sources:
          windowed:
            base-url: http://127.0.0.1:%1$d
            allow-private-addresses: true
            path: /windowed
            query: {from: "{{window.from}}", to: "{{window.to}}", page: "{{page}}", size: "{{pageSize}}"}
            pagination: {type: page-number}
            pointers: {records: /users, external-id: [/id], updated-at: /changed, deleted: /gone}
            limits: {page-size: %2$d, read-timeout: 3s}
            backoff: {initial: 200ms, longest: 3s}
            budget: {breaker-faults: 6, breaker-open: 5s, concurrency: %3$d}
            schedule: {fixed-delay: 5s}
          feed:
            base-url: http://127.0.0.1:%1$d
            allow-private-addresses: true
            path: /feed
            query: {since: "{{since}}", size: "{{pageSize}}"}
            pagination: {type: keyset}
            pointers: {records: /users, external-id: [/id], updated-at: /changed, deleted: /gone, cursor: /number}
            limits: {page-size: %2$d, read-timeout: 3s}
            backoff: {initial: 200ms, longest: 3s}
            budget: {breaker-faults: 6, breaker-open: 5s}
            schedule: {fixed-delay: %4$ds}
          pushed:
            base-url: http://127.0.0.1:%1$d
            allow-private-addresses: true
            path: /none
            pointers: {records: /users, external-id: [/id], updated-at: /changed, deleted: /gone}
        mappings:
        """;
    private static final String MAPPING = """
          %s:
            fields:
              name: {first: /given, last: /family}
              email: /mail
            drift: {email: quarantine}
            known: [/id, /number, /changed, /gone, /poison]
        """;

    private SourceConfiguration() {}

    /**
     * Writes it.
     *
     * @param variant which of the equally right configurations: another size of pages, another pace
     */
    static void write(SuitePlan plan, int variant) throws IOException {
        StringBuilder text = new StringBuilder(
                SOURCES.formatted(plan.userApi(), 100 + 50 * (variant % 3), 1 + variant % 2, 3 + variant % 4));
        for (String source : new String[] {WINDOWED, FEED, PUSHED}) {
            text.append(MAPPING.formatted(source));
        }
        Files.writeString(plan.configuration(), text);
    }
}
