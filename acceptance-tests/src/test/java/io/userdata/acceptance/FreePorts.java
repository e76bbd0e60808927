package io.userdata.acceptance;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Random;
import java.util.stream.IntStream;

/** Finds ports that no process listens on, below those that the system gives to outgoing connections. */
final class FreePorts {
    private static final int BLOCK = 8;

    private FreePorts() {}

    /** The first of eight free ports in a row. */
    static int block() {
        return new Random()
                .ints(2_000, 2_500)
                .map(place -> place * BLOCK)
                .filter(first -> IntStream.range(first, first + BLOCK).allMatch(FreePorts::isFree))
                .findFirst()
                .orElseThrow();
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException e) { // taken
            return false;
        }
    }
}
