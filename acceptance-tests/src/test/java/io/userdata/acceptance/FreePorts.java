package io.userdata.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Finds ports that no process listens on, below those that the system gives to outgoing connections. What one JVM was
 * given no other one is given while the first one lives: each block is a lock on a byte of one file.
 */
final class FreePorts {
    private static final int BLOCK = 8;
    private static final Path CLAIMS = Path.of(System.getProperty("java.io.tmpdir"), "userdata-acceptance-ports");
    private static final FileChannel CLAIMED = open();

    private FreePorts() {}

    /** The first of eight free ports in a row. */
    static int block() {
        return new Random()
                .ints(2_000, 2_500)
                .filter(FreePorts::isClaimed)
                .map(place -> place * BLOCK)
                .filter(first -> IntStream.range(first, first + BLOCK).allMatch(FreePorts::isFree))
                .findFirst()
                .orElseThrow();
    }

    private static FileChannel open() {
        try {
            return FileChannel.open(CLAIMS, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Takes a block until this JVM ends; false where it or another one has it. */
    private static boolean isClaimed(int place) {
        try {
            return CLAIMED.tryLock(place, 1, false) != null;
        } catch (OverlappingFileLockException e) { // this JVM has it
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException e) { // taken
            return false;
        }
    }
}
