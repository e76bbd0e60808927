package io.userdata.localstack.userapi;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.userdata.localstack.process.StartFailedException;
import io.userdata.localstack.userapi.fault.FaultPlan;
import io.userdata.localstack.userapi.fault.FaultSwitch;
import io.userdata.localstack.userapi.fault.InjectedFault;
import io.userdata.localstack.userapi.person.SampleUserGenerator;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * A user API with the contract of randomuser.me v1.4: {@code GET /api/1.4/} and {@code /api/}. {@code PUT /faults} makes
 * it fail, {@code GET /stats} tells what it was asked for, {@code DELETE /stats} forgets it.
 */
public final class SampleUserApi implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    static {
        System.setProperty("sun.net.httpserver.nodelay", "true"); // else each answer may wait 40 ms for an ACK
    }

    private final HttpServer server;
    private final ExecutorService threads;
    private final FaultSwitch faults;
    private final RequestCounts counts = new RequestCounts();
    private final UserRequestHandler replies;
    private final String host;

    private SampleUserApi(SampleUserApiOptions options) throws IOException {
        SampleUserGenerator people = new SampleUserGenerator(options.clock());
        this.host = options.host();
        this.faults = new FaultSwitch(options.fault());
        UserBudget budget = new UserBudget(options.userLimit(), options.window(), options.clock());
        this.replies = new UserRequestHandler(new UserPageWriter(people), budget, faults, options.clock());
        this.server = HttpServer.create(new InetSocketAddress(options.host(), options.port()), 0);
        this.threads = Executors.newCachedThreadPool(SampleUserApi::thread);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
        threads.execute(people::warmUp);
    }

    /**
     * Starts it.
     *
     * @throws StartFailedException if the port is taken
     */
    public static SampleUserApi start(SampleUserApiOptions options) {
        try {
            return new SampleUserApi(options);
        } catch (IOException e) {
            throw new StartFailedException(
                    "The sample user API cannot listen on " + options.host() + ":" + options.port() + ": "
                            + e.getMessage(),
                    e);
        }
    }

    /** Where it listens, without a path. */
    public URI uri() {
        return URI.create("http://" + host + ":" + server.getAddress().getPort());
    }

    /** Makes it fail, or not. */
    public void setFault(FaultPlan plan) {
        faults.set(plan);
    }

    @Override
    public void close() {
        faults.set(FaultPlan.NONE);
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            HttpReply reply = reply(exchange);
            counts.answered(reply.status());
            reply.send(exchange);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // closing while the answer hangs
        }
    }

    private HttpReply reply(HttpExchange exchange) throws IOException, InterruptedException {
        String request =
                exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
        return switch (request) {
            case "GET /api", "GET /api/", "GET /api/1.4", "GET /api/1.4/" -> users(exchange);
            case "GET /faults" -> HttpReply.json(JSON.writeValueAsBytes(faults.plan()));
            case "PUT /faults" -> plan(exchange);
            case "GET /stats" -> HttpReply.json(JSON.writeValueAsBytes(counts.view()));
            case "DELETE /stats" -> forget();
            default -> HttpReply.error(404, "Not found");
        };
    }

    private HttpReply users(HttpExchange exchange) throws InterruptedException {
        UserQuery query = UserQuery.of(exchange.getRequestURI().getRawQuery(), SampleUserApi::randomSeed);
        counts.asked(query);
        return replies.answer(query, exchange.getRemoteAddress().getAddress().getHostAddress());
    }

    private HttpReply plan(HttpExchange exchange) throws IOException {
        try {
            faults.set(JSON.readValue(exchange.getRequestBody().readAllBytes(), FaultPlan.class));
            return HttpReply.json(JSON.writeValueAsBytes(faults.plan()));
        } catch (JacksonException e) {
            return HttpReply.error(
                    400, "Send fault (" + InjectedFault.allowed() + "), and after and times where wanted");
        }
    }

    private HttpReply forget() {
        counts.clear();
        return HttpReply.json(JSON.writeValueAsBytes(counts.view()));
    }

    private static String randomSeed() {
        return String.format("%016x", ThreadLocalRandom.current().nextLong());
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "sample-user-api");
        thread.setDaemon(true);
        return thread;
    }
}
