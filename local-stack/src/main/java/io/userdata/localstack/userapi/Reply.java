package io.userdata.localstack.userapi;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * An answer over HTTP.
 *
 * @param retryAfter when to ask again, as it stands in the header; null: it does not say
 * @param halfWay what the body waits for in its middle; null: nothing
 */
record Reply(
        int status,
        String contentType,
        byte[] body,
        @Nullable String retryAfter,
        @Nullable Pause halfWay) {
    /** Something to wait for. */
    @FunctionalInterface
    interface Pause {
        void await() throws InterruptedException;
    }

    private static final String JSON = "application/json; charset=utf-8";

    static Reply json(byte[] body) {
        return new Reply(200, JSON, body, null, null);
    }

    static Reply json(int status, String body) {
        return new Reply(status, JSON, body.getBytes(UTF_8), null, null);
    }

    /** The words must need no escaping. */
    static Reply error(int status, String words) {
        return json(status, "{\"error\":\"" + words + "\"}");
    }

    static Reply text(int status, String contentType, String body) {
        return new Reply(status, contentType + "; charset=utf-8", body.getBytes(UTF_8), null, null);
    }

    /** The first half, as if it were all. */
    Reply cut() {
        return new Reply(status, contentType, Arrays.copyOf(body, body.length / 2), retryAfter, halfWay);
    }

    /** The same, with when to ask again. */
    Reply after(String when) {
        return new Reply(status, contentType, body, when, halfWay);
    }

    /** The same, with a pause in the middle. */
    Reply slow(Pause pause) {
        return new Reply(status, contentType, body, retryAfter, pause);
    }

    void send(HttpExchange exchange) throws IOException, InterruptedException {
        exchange.getResponseHeaders().set("Content-Type", contentType);
        if (retryAfter != null) {
            exchange.getResponseHeaders().set("Retry-After", retryAfter);
        }
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            write(exchange.getResponseBody());
        }
    }

    private void write(OutputStream out) throws IOException, InterruptedException {
        int half = halfWay == null ? 0 : body.length / 2;
        out.write(body, 0, half);
        if (halfWay != null) {
            out.flush();
            halfWay.await();
        }
        out.write(body, half, body.length - half);
    }
}
