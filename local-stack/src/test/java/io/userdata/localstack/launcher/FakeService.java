package io.userdata.localstack.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.userdata.localstack.files.Sha256;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Stands in for each service: what its environment holds tells which. Ledgers balance after a few questions, but for a
 * run of {@link #UNBALANCED} users; none is ever decided where {@link #NEVER_ENDS} is set.
 */
public final class FakeService {
    static final String NEVER_ENDS = "FAKE_RUN_NEVER_ENDS";
    static final String STORAGE_BREAKS = "FAKE_STORAGE_BREAKS";
    static final int UNBALANCED = 13;
    static final int REFUSED = 14;

    private static final String CONFLICT = "{\"title\":\"Conflict\"}";
    private static final int QUESTIONS = 3;
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Map<String, Long> RUNS = new ConcurrentHashMap<>();
    private static final Map<String, Integer> ASKED = new ConcurrentHashMap<>();

    private FakeService() {}

    public static void main(String[] arguments) throws IOException {
        if (System.getenv(STORAGE_BREAKS) != null && System.getenv("SPRING_DATASOURCE_URL") != null) {
            System.out.println("the schema is from the future");
            System.exit(3);
        }
        InetSocketAddress address =
                new InetSocketAddress(System.getenv("SERVER_ADDRESS"), Integer.parseInt(System.getenv("SERVER_PORT")));
        HttpServer server = HttpServer.create(address, 0);
        server.createContext("/", FakeService::handle);
        server.start();
        System.out.println("started");
    }

    private static void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            String answer = path.startsWith("/actuator/health") ? "{\"status\":\"UP\"}" : authorized(exchange, path);
            byte[] body = answer.getBytes(UTF_8);
            exchange.sendResponseHeaders(answer.isEmpty() ? 401 : answer.equals(CONFLICT) ? 409 : 200, 0);
            exchange.getResponseBody().write(body);
        }
    }

    private static String authorized(HttpExchange exchange, String path) throws IOException {
        String given = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
        if (!Sha256.of(given.replaceFirst("Bearer ", "")).equals(System.getenv("USERDATA_SECURITY_TOKENS_1_SHA256"))) {
            return "";
        }
        if (path.endsWith("/users")) {
            return "{\"items\":[{\"user\":{\"name\":{\"first\":\"Grace\",\"last\":\"Hopper\"},\"email\":\"grace@example.com\","
                    + "\"address\":{\"country\":\"US\"}},\"quality\":{\"score\":97}}]}";
        }
        String run = path.replaceFirst(".*/runs/", "").replaceFirst("/ledger", "");
        if (exchange.getRequestMethod().equals("PUT")) {
            return submit(exchange, run, given);
        }
        return path.endsWith("/ledger") ? ledger(run) : run(run);
    }

    /** ingest-service tells storage-service, by way of a topic in truth. */
    private static String submit(HttpExchange exchange, String run, String token) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        JsonNode request = JSON.readTree(body);
        if (request.get("maxRecords").asInt() == REFUSED) {
            return CONFLICT;
        }
        RUNS.put(run, request.get("maxRecords").asLong());
        String storage = System.getenv("STORAGE_URL");
        if (storage != null) {
            HttpRequest copy = HttpRequest.newBuilder(URI.create(storage + "/api/v1/runs/" + run))
                    .header("Authorization", token)
                    .PUT(HttpRequest.BodyPublishers.ofByteArray(body))
                    .build();
            try {
                HttpClient.newHttpClient().send(copy, HttpResponse.BodyHandlers.discarding());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        return "{}";
    }

    private static String run(String run) {
        long users = RUNS.getOrDefault(run, 0L);
        return "{\"state\":\"" + (isDone(run) ? "COMPLETED" : "RUNNING") + "\",\"published\":" + users + "}";
    }

    private static String ledger(String run) {
        long users = RUNS.getOrDefault(run, 0L);
        boolean done = isDone(run);
        long missing = users == UNBALANCED ? 1 : 0;
        String state = done ? (missing == 0 ? "BALANCED" : "UNBALANCED") : "OPEN";
        return "{\"state\":\"" + state + "\",\"balanced\":" + "BALANCED".equals(state) + ",\"decided\":" + done
                + ",\"published\":" + users + ",\"inserted\":" + (users - missing) + ",\"missingCount\":" + missing
                + ",\"missing\":[]}";
    }

    private static boolean isDone(String run) {
        return System.getenv(NEVER_ENDS) == null && ASKED.merge(run, 1, Integer::sum) > QUESTIONS;
    }
}
