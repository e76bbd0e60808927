package io.userdata.localstack.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LoopbackPortsTest {
    /** Linux gives those from 32768 on, others give higher ones. */
    @Test
    void noOutgoingConnectionCanTakeAPortThatWasGiven() {
        assertThat(Stream.generate(LoopbackPorts::anyFree).limit(100))
                .allSatisfy(port -> assertThat(port).isBetween(1024, 32_767));
    }

    @Test
    void aPortWhereAProcessListensIsNotFree() throws Exception {
        try (ServerSocket taken = new ServerSocket(LoopbackPorts.anyFree(), 1, InetAddress.getLoopbackAddress())) {
            assertThat(LoopbackPorts.isFree(taken.getLocalPort())).isFalse();
        }
    }
}
