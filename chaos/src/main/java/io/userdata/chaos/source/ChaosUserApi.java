package io.userdata.chaos.source;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.userdata.chaos.population.ChangeLog;
import io.userdata.chaos.population.UserState;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** Serves two logs of users over HTTP: one by windows of time in pages, one by what comes after a number. */
public final class ChaosUserApi implements AutoCloseable {
    private static final Duration SLOW = Duration.ofSeconds(4);

    private final HttpServer server;
    private final SourceFaults faults;
    private final ExecutorService threads = Executors.newFixedThreadPool(4, ChaosUserApi::daemon);
    private final CountDownLatch closing = new CountDownLatch(1);

    /** Starts it; 0: any free port. */
    public ChaosUserApi(int port, ChangeLog windowed, ChangeLog feed, SourceFaults faults) throws IOException {
        this.faults = faults;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/windowed", exchange -> answer(exchange, query -> windowPage(windowed, query)));
        server.createContext("/feed", exchange -> answer(exchange, query -> feedPage(feed, query)));
        server.setExecutor(threads);
        server.start();
    }

    public int port() {
        return server.getAddress().getPort();
    }

    private static List<UserState> windowPage(ChangeLog log, PageQuery query) {
        int size = query.number("size", 100);
        List<UserState> all = log.within(Instant.parse(query.text("from")), Instant.parse(query.text("to")));
        int from = Math.min(all.size(), (query.number("page", 1) - 1) * size);
        return all.subList(from, Math.min(all.size(), from + size));
    }

    private static List<UserState> feedPage(ChangeLog log, PageQuery query) {
        return log.after(query.number("since", 0), query.number("size", 100));
    }

    private void answer(HttpExchange exchange, Function<PageQuery, List<UserState>> pages) throws IOException {
        try (exchange) {
            switch (faults.draw()) {
                case SERVER_ERROR -> exchange.sendResponseHeaders(500, -1);
                case THROTTLED -> {
                    exchange.getResponseHeaders().set("Retry-After", "1");
                    exchange.sendResponseHeaders(429, -1);
                }
                case CUT_BODY -> cut(exchange, page(exchange, pages));
                case GARBAGE -> whole(exchange, "<html>not now</html>".getBytes(UTF_8));
                case SLOW -> {
                    if (!closesWithin(SLOW)) {
                        whole(exchange, page(exchange, pages));
                    }
                }
                case NONE -> whole(exchange, page(exchange, pages));
            }
        }
    }

    private static byte[] page(HttpExchange exchange, Function<PageQuery, List<UserState>> pages) {
        PageQuery query = PageQuery.of(exchange.getRequestURI().getQuery());
        return UserStateJson.page(pages.apply(query)).getBytes(UTF_8);
    }

    private static void whole(HttpExchange exchange, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
    }

    /** Says how long the body is and hangs up half way. */
    private static void cut(HttpExchange exchange, byte[] body) throws IOException {
        exchange.sendResponseHeaders(200, body.length + 1L);
        exchange.getResponseBody().write(body, 0, body.length / 2);
        exchange.getResponseBody().flush();
    }

    private boolean closesWithin(Duration time) {
        try {
            return closing.await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "user API");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
