package io.userdata.localstack.userapi;

import java.util.Map;
import java.util.TreeMap;

/** How often each page has been asked for, in bounded memory. */
final class RequestCounts {
    /**
     * What has been counted.
     *
     * @param pages requests by {@code seed/page/results}
     * @param unlisted requests for pages beyond what is kept
     */
    record View(long requests, Map<Integer, Long> statuses, Map<String, Long> pages, long unlisted) {}

    private static final int PAGES = 50_000;

    private final Map<Integer, Long> statuses = new TreeMap<>();
    private final Map<String, Long> pages = new TreeMap<>();
    private long requests;
    private long unlisted;

    synchronized void asked(UserQuery query) {
        requests++;
        String page = query.seed() + "/" + query.page() + "/" + query.results();
        if (pages.containsKey(page) || pages.size() < PAGES) {
            pages.merge(page, 1L, Long::sum);
        } else {
            unlisted++;
        }
    }

    synchronized void answered(int status) {
        statuses.merge(status, 1L, Long::sum);
    }

    synchronized View view() {
        return new View(requests, new TreeMap<>(statuses), new TreeMap<>(pages), unlisted);
    }

    synchronized void clear() {
        statuses.clear();
        pages.clear();
        requests = 0;
        unlisted = 0;
    }
}
