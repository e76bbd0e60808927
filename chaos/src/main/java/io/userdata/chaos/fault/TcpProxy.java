package io.userdata.chaos.fault;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A network between the services and a server on this machine: it can be slow, swallow what is sent, and hang up. */
public final class TcpProxy implements AutoCloseable {
    private final ServerSocket server;
    private final int target;
    private final StreamCopy answers;
    private final NetworkGate gate = new NetworkGate();
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();

    private TcpProxy(int port, int target, StreamCopy answers) throws IOException {
        this.target = target;
        this.answers = answers;
        this.server = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
        start("proxy of " + target, this::accept);
    }

    /** A proxy that passes on what it gets. */
    public static TcpProxy plain(int port, int target) throws IOException {
        return new TcpProxy(port, target, StreamCopy.PLAIN);
    }

    /** A proxy for a broker, which tells its clients where else to connect. */
    public static TcpProxy kafka(int port, int target) throws IOException {
        return new TcpProxy(port, target, new KafkaResponseCopy(target, port));
    }

    public int port() {
        return server.getLocalPort();
    }

    /** From here on nothing passes, in either direction. */
    public void swallow() {
        gate.open(false);
    }

    /** From here on every piece takes this long. */
    public void delay(Duration wait) {
        gate.delay(wait);
    }

    /** Everything passes again; what was swallowed arrives. */
    public void restore() {
        gate.open(true);
    }

    /** Closes all connections. */
    public void disconnect() {
        sockets.forEach(TcpProxy::hangUp);
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                start("connection of " + target, () -> connect(client));
            } catch (IOException e) { // the client was faster, or the proxy is closed: the loop sees that
            }
        }
    }

    private void connect(Socket client) {
        Socket behind = new Socket();
        sockets.add(client);
        sockets.add(behind);
        try {
            gate.pass();
            client.setTcpNoDelay(true);
            behind.setTcpNoDelay(true);
            behind.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), target));
            start("answers of " + target, () -> carry(behind, client, answers));
            carry(client, behind, StreamCopy.PLAIN);
        } catch (IOException e) { // the server is away
            forget(client, behind);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            forget(client, behind);
        }
    }

    private void carry(Socket from, Socket to, StreamCopy copy) {
        try {
            copy.copy(from.getInputStream(), to.getOutputStream(), gate);
        } catch (IOException e) { // one of them has hung up, so does the other
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            forget(from, to);
        }
    }

    private void forget(Socket one, Socket other) {
        hangUp(one);
        hangUp(other);
        sockets.remove(one);
        sockets.remove(other);
    }

    private static void hangUp(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new IllegalStateException("a socket cannot be closed", e);
        }
    }

    private static void start(String name, Runnable task) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        server.close();
        disconnect();
        restore();
    }
}
