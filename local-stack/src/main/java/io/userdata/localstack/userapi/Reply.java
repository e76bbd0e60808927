package io.userdata.localstack.userapi;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.Arrays;

/** An answer over HTTP. */
record Reply(int status, String contentType, byte[] body) {
    private static final String JSON = "application/json; charset=utf-8";

    static Reply json(byte[] body) {
        return new Reply(200, JSON, body);
    }

    static Reply json(int status, String body) {
        return new Reply(status, JSON, body.getBytes(UTF_8));
    }

    /** The words must need no escaping. */
    static Reply error(int status, String words) {
        return json(status, "{\"error\":\"" + words + "\"}");
    }

    static Reply text(int status, String contentType, String body) {
        return new Reply(status, contentType + "; charset=utf-8", body.getBytes(UTF_8));
    }

    /** The first half, as if it were all. */
    Reply cut() {
        return new Reply(status, contentType, Arrays.copyOf(body, body.length / 2));
    }

    void send(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", contentType);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
    }
}
