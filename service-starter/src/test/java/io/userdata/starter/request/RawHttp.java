package io.userdata.starter.request;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.List;

/** Sends a request line and headers as they stand, also such as no client library would send. */
final class RawHttp {
    private final int port;

    /** What came back. */
    record Answer(int status, String text) {}

    RawHttp(int port) {
        this.port = port;
    }

    Answer send(String method, String target, List<String> headers, String body) throws IOException {
        StringBuilder request = new StringBuilder(method + " " + target + " HTTP/1.1\r\n");
        if (headers.stream().noneMatch(header -> header.startsWith("Host:"))) {
            request.append("Host: localhost:" + port + "\r\n");
        }
        headers.forEach(header -> request.append(header).append("\r\n"));
        request.append("Connection: close\r\n");
        if (!body.isEmpty()) {
            request.append("Content-Length: " + body.length() + "\r\n");
        }
        request.append("\r\n").append(body);
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream().write(request.toString().getBytes(ISO_8859_1));
            socket.shutdownOutput(); // no server waits for the rest of a body
            String answer = new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
            return new Answer(Integer.parseInt(answer.split(" ", 3)[1]), answer);
        }
    }
}
