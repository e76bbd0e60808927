package io.userdata.ingest.source.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.LongStream;

/** A server that answers requests as a function tells, and remembers them. */
final class FakeApi implements AutoCloseable {
    private final HttpServer server;
    private final Function<Request, Reply> replies;
    private final List<Request> requests = new CopyOnWriteArrayList<>();

    /** What was asked. */
    record Request(String path, Map<String, String> query, Headers headers, String body) {
        long number(String name, long usual) {
            return Long.parseLong(query.getOrDefault(name, Long.toString(usual)));
        }

        String authorization() {
            return String.valueOf(headers.getFirst("Authorization"));
        }
    }

    /** What is answered. */
    record Reply(int status, String body, Map<String, String> headers) {
        static Reply ok(String body) {
            return new Reply(200, body, Map.of());
        }

        static Reply status(int status) {
            return new Reply(status, "{\"message\":\"no\"}", Map.of());
        }
    }

    FakeApi(Function<Request, Reply> replies) {
        System.setProperty("sun.net.httpserver.nodelay", "true");
        this.replies = replies;
        try {
            server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.start();
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    List<Request> requests() {
        return requests;
    }

    /** Users with the numbers from, inclusive, to, exclusive, as elements of an array. */
    static String users(long from, long to) {
        return LongStream.range(from, to)
                .mapToObj(id -> "{\"id\":" + id + ",\"login\":\"user-" + id + "\",\"password\":\"pw-" + id + "\"}")
                .collect(joining(","));
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            Request request = new Request(
                    exchange.getRequestURI().getPath(),
                    query(exchange.getRequestURI().getQuery()),
                    exchange.getRequestHeaders(),
                    new String(exchange.getRequestBody().readAllBytes(), UTF_8));
            requests.add(request);
            Reply reply = replies.apply(request);
            byte[] body = reply.body().getBytes(UTF_8);
            reply.headers().forEach(exchange.getResponseHeaders()::set);
            exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private static Map<String, String> query(@org.jspecify.annotations.Nullable String query) {
        return query == null
                ? Map.of()
                : Arrays.stream(query.split("&"))
                        .map(pair -> pair.split("=", 2))
                        .collect(toMap(pair -> pair[0], pair -> pair[1]));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
