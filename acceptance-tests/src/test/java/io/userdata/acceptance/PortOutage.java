package io.userdata.acceptance;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** Takes the port of a stopped process, so that the process cannot come back, and closes every connection to it. */
final class PortOutage implements AutoCloseable {
    private final ServerSocket socket;

    /** Throws IOException while the port is still taken. */
    PortOutage(int port) throws IOException {
        this.socket = new ServerSocket(port, 50, InetAddress.getByName("127.0.0.1"));
        Thread thread = new Thread(this::hangUp, "outage");
        thread.setDaemon(true);
        thread.start();
    }

    private void hangUp() {
        while (!socket.isClosed()) {
            try (Socket caller = socket.accept()) {
                caller.setSoLinger(true, 0);
            } catch (IOException e) { // the caller was faster, or the outage is over
                continue;
            }
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
