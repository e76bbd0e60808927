package io.userdata.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

/** A user API that only {@code members.yml} knows: pages by cursor, for a caller that has its key. */
final class MemberUserApi implements AutoCloseable {
    static final int PEOPLE = 25;

    private final String key = UUID.randomUUID().toString();
    private final HttpServer server;

    MemberUserApi() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v2/people", this::answer);
        server.start();
    }

    /** The configuration that makes it a source. */
    static Path configuration() {
        return Path.of("src", "test", "resources", "members.yml").toAbsolutePath();
    }

    /** What the configuration takes from the environment. */
    Map<String, String> environment() {
        return Map.of("MEMBERS_URL", "http://127.0.0.1:" + server.getAddress().getPort(), "MEMBERS_API_KEY", key);
    }

    String key() {
        return key;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String query = exchange.getRequestURI().getQuery();
            boolean known = key.equals(exchange.getRequestHeaders().getFirst("X-Api-Key"));
            byte[] body = (known ? page(query) : "{}").getBytes(UTF_8);
            exchange.sendResponseHeaders(known ? 200 : 403, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private static String page(String query) {
        int from = query.contains("after=") ? Integer.parseInt(query.replaceFirst(".*after=p(\\d+).*", "$1")) : 0;
        int to = Math.min(PEOPLE, from + Integer.parseInt(query.replaceFirst(".*max=(\\d+).*", "$1")));
        String people =
                IntStream.range(from, to).mapToObj(MemberUserApi::person).collect(joining(","));
        return "{\"data\":[" + people + "],\"next\":" + (to < PEOPLE ? "\"p" + to + "\"" : "null") + "}";
    }

    private static String person(int number) {
        return """
                {"id": "S-%1$d", "changed": "2026-01-01T00:00:00Z", "given": "Ada", "family": "Lovelace %1$d",\
                 "mail": "ada.%1$d@example.com", "country": "GB", "pin": "0000"}""".formatted(number);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
