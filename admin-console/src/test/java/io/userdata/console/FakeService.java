package io.userdata.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Stands in for every service: knows two tokens, refuses the viewer any change, remembers what it was asked. */
final class FakeService implements AutoCloseable {
    static final String VIEWER = "viewer-token";
    static final String OPERATOR = "operator-token";

    private final HttpServer server;
    private final List<String> asked = new CopyOnWriteArrayList<>();

    FakeService() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Method, path and query, token, body. */
    List<String> asked() {
        return asked;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String token = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
            boolean change = !exchange.getRequestMethod().equals("GET");
            String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            asked.add("%s %s %s %s".formatted(exchange.getRequestMethod(), exchange.getRequestURI(), token, body));
            boolean operator = token.equals("Bearer " + OPERATOR);
            answer(exchange, change && !operator ? 403 : change ? 202 : 200);
        }
    }

    private static void answer(HttpExchange exchange, int status) throws IOException {
        byte[] body = (status == 403
                        ? "{\"detail\":\"This needs the role operator.\"}"
                        : "{\"status\":\"UP\",\"items\":[],\"lanes\":[]}")
                .getBytes(UTF_8);
        exchange.getResponseHeaders()
                .add("Content-Type", status == 403 ? "application/problem+json" : "application/json");
        exchange.getResponseHeaders().add("WWW-Authenticate", "Basic");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
