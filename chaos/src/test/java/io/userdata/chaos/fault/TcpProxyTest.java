package io.userdata.chaos.fault;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class TcpProxyTest {
    private static final int SOON = 200;
    private static final int LONG = 10_000;

    @Test
    void whatIsSwallowedArrivesWhenTheNetworkIsBack() throws Exception {
        try (ServerSocket server = server();
                TcpProxy proxy = TcpProxy.plain(0, server.getLocalPort());
                Socket client = new Socket(InetAddress.getLoopbackAddress(), proxy.port())) {
            CompletableFuture<Void> echo = CompletableFuture.runAsync(() -> echo(server));
            client.setSoTimeout(LONG);
            assertThat(sent(client, 'a')).isEqualTo('a');
            proxy.swallow();
            client.getOutputStream().write('b');
            client.setSoTimeout(SOON);
            assertThatThrownBy(() -> client.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);
            proxy.restore();
            client.setSoTimeout(LONG);
            assertThat(client.getInputStream().read()).isEqualTo('b');
            client.shutdownOutput();
            echo.join();
        }
    }

    @Test
    void disconnectEndsConnectionsAndTakesNewOnes() throws Exception {
        try (ServerSocket server = server();
                TcpProxy proxy = TcpProxy.plain(0, server.getLocalPort());
                Socket client = new Socket(InetAddress.getLoopbackAddress(), proxy.port())) {
            CompletableFuture<Void> first = CompletableFuture.runAsync(() -> echo(server));
            client.setSoTimeout(LONG);
            assertThat(sent(client, 'a')).isEqualTo('a');
            proxy.disconnect();
            assertThat(client.getInputStream().read()).isEqualTo(-1);
            first.join();
            CompletableFuture<Void> second = CompletableFuture.runAsync(() -> echo(server));
            try (Socket again = new Socket(InetAddress.getLoopbackAddress(), proxy.port())) {
                again.setSoTimeout(LONG);
                assertThat(sent(again, 'c')).isEqualTo('c');
            }
            second.join();
        }
    }

    @Test
    void brokerThatNamesItselfNamesTheProxy() throws Exception {
        byte[] response = response(9092);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new KafkaResponseCopy(9092, 18089).copy(new ByteArrayInputStream(framed(response)), out, new NetworkGate());
        assertThat(out.toByteArray()).isEqualTo(framed(response(18089)));
        new KafkaResponseCopy(9093, 18089).copy(new ByteArrayInputStream(framed(response)), out, new NetworkGate());
        assertThat(out.toByteArray()).endsWith(framed(response));
    }

    private static byte[] response(int port) {
        byte[] host = "127.0.0.1".getBytes(US_ASCII);
        return ByteBuffer.allocate(20 + host.length)
                .putInt(77)
                .putShort((short) host.length)
                .put(host)
                .putInt(port)
                .array();
    }

    private static byte[] framed(byte[] response) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeInt(response.length);
        out.write(response);
        return bytes.toByteArray();
    }

    private static ServerSocket server() throws IOException {
        return new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    }

    private static int sent(Socket client, int letter) throws IOException {
        client.getOutputStream().write(letter);
        return client.getInputStream().read();
    }

    private static void echo(ServerSocket server) {
        try (Socket socket = server.accept()) {
            DataInputStream in = new DataInputStream(socket.getInputStream());
            for (int read = in.read(); read >= 0; read = in.read()) {
                socket.getOutputStream().write(read);
            }
        } catch (IOException e) {
            assertThat(e).as("the proxy has hung up").isNotNull();
        }
    }
}
