package io.userdata.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Serves recorded responses of randomuser.me one after the other, page by page, from the start again at their end. */
final class RecordedUsers implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final List<JsonNode> users;
    private final HttpServer server;

    private RecordedUsers(List<JsonNode> users) throws IOException {
        this.users = List.copyOf(users);
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/api", this::answer);
        server.start();
    }

    /** Where the recorded responses are; empty where the folder is not there. */
    static List<JsonNode> read() {
        Path folder = Path.of(System.getProperty("userdata.recorded.users", ""));
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        List<JsonNode> users = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".json"))
                    .sorted()
                    .toList()) {
                JSON.readTree(file.toFile()).path("results").forEach(users::add);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return users;
    }

    static RecordedUsers serve(List<JsonNode> users) throws IOException {
        return new RecordedUsers(users);
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        Map<String, String> query = new HashMap<>();
        for (String pair : exchange.getRequestURI().getQuery().split("&")) {
            query.put(pair.split("=", 2)[0], pair.split("=", 2)[1]);
        }
        int count = Integer.parseInt(query.getOrDefault("results", "1"));
        int page = Integer.parseInt(query.getOrDefault("page", "1"));
        ObjectNode body = JSON.createObjectNode();
        ArrayNode results = body.putArray("results");
        for (int i = 0; i < count; i++) {
            results.add(users.get(((page - 1) * count + i) % users.size()));
        }
        body.putObject("info")
                .put("seed", query.getOrDefault("seed", ""))
                .put("results", count)
                .put("page", page)
                .put("version", "1.4");
        byte[] bytes = body.toString().getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json; charset=utf-8");
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
