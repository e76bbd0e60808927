package io.userdata.chaos.fault;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Carries what a broker answers, and puts the proxy's port where it names its own, so that clients come back through the
 * proxy. In every version of every response a broker is its host as text with four bytes of port right after it
 * (Kafka protocol guide, Metadata and FindCoordinator): the length of the response stays.
 */
final class KafkaResponseCopy implements StreamCopy {
    private static final String HOST = "127.0.0.1";

    private final byte[] broker;
    private final byte[] proxy;

    KafkaResponseCopy(int brokerPort, int proxyPort) {
        this.broker = place(brokerPort);
        this.proxy = place(proxyPort);
    }

    @Override
    public void copy(InputStream in, OutputStream out, NetworkGate gate) throws IOException, InterruptedException {
        DataInputStream responses = new DataInputStream(in);
        try {
            while (true) {
                byte[] response = new byte[responses.readInt()];
                responses.readFully(response);
                replace(response);
                gate.pass();
                out.write(ByteBuffer.allocate(Integer.BYTES)
                        .putInt(response.length)
                        .array());
                out.write(response);
                out.flush();
            }
        } catch (EOFException e) { // the broker has hung up
            out.flush();
        }
    }

    private void replace(byte[] response) {
        for (int at = 0; at + broker.length <= response.length; at++) {
            if (response[at] == broker[0]
                    && Arrays.equals(response, at, at + broker.length, broker, 0, broker.length)) {
                System.arraycopy(proxy, 0, response, at, proxy.length);
            }
        }
    }

    private static byte[] place(int port) {
        byte[] host = HOST.getBytes(US_ASCII);
        return ByteBuffer.allocate(host.length + Integer.BYTES)
                .put(host)
                .putInt(port)
                .array();
    }
}
