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
record HttpReply(
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

    static HttpReply json(byte[] body) {
        return new HttpReply(200, JSON, body, null, null);
    }

    static HttpReply json(int status, String body) {
        return new HttpReply(status, JSON, body.getBytes(UTF_8), null, null);
    }

    /** The words must need no escaping. */
    static HttpReply error(int status, String words) {
        return json(status, "{\"error\":\"" + words + "\"}");
    }

    static HttpReply text(int status, String contentType, String body) {
        return new HttpReply(status, contentType + "; charset=utf-8", body.getBytes(UTF_8), null, null);
    }

    /** The first half, as if it were all. */
    HttpReply cut() {
        return new HttpReply(status, contentType, Arrays.copyOf(body, body.length / 2), retryAfter, halfWay);
    }

    /** The same, with when to ask again. */
    HttpReply after(String when) {
        return new HttpReply(status, contentType, body, when, halfWay);
    }

    /** The same, with a pause in the middle. */
    HttpReply slow(Pause pause) {
        return new HttpReply(status, contentType, body, retryAfter, pause);
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
