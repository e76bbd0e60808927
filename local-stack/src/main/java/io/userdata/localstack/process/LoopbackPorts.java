package io.userdata.localstack.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ThreadLocalRandom;

/** The TCP ports of the loopback address. */
public final class LoopbackPorts {
    private static final int CONNECT_MILLIS = 500;
    private static final int FIRST = 20_000;
    private static final int BEYOND_LAST = 32_000;

    private LoopbackPorts() {}

    /**
     * Any port that is free now, and below those that a system gives to outgoing connections: one of these could take it
     * before a process listens there.
     */
    public static int anyFree() {
        return ThreadLocalRandom.current()
                .ints(FIRST, BEYOND_LAST)
                .filter(LoopbackPorts::isFree)
                .findFirst()
                .orElseThrow();
    }

    /** The port itself, or any free one for 0. */
    public static int orAnyFree(int port) {
        return port == 0 ? anyFree() : port;
    }

    /** Whether a process could listen on this port now. */
    public static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(loopback(), port), 1);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * Insists that the port is free.
     *
     * @throws StartFailedException if it is taken
     */
    public static void requireFree(int port, String purpose) {
        if (!isFree(port)) {
            throw new StartFailedException("Port " + port + " (" + purpose + ") is taken by another program.");
        }
    }

    /** Whether a process accepts connections on this port. */
    public static boolean isOpen(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(loopback(), port), CONNECT_MILLIS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static InetAddress loopback() {
        return InetAddress.getLoopbackAddress();
    }
}
