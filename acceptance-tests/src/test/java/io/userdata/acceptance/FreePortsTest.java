package io.userdata.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FreePortsTest {
    @Test
    void noBlockIsGivenTwice() {
        assertThat(Stream.generate(FreePorts::block).limit(60).toList()).doesNotHaveDuplicates();
    }

    @Test
    void noBlockIsGivenToTwoProcesses() throws Exception {
        List<Integer> ours = Stream.generate(FreePorts::block).limit(60).toList();
        Process other = new ProcessBuilder(
                        System.getProperty("java.home") + "/bin/java",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Blocks.class.getName())
                .redirectErrorStream(true)
                .start();
        List<Integer> theirs = new String(other.getInputStream().readAllBytes())
                .lines()
                .map(Integer::valueOf)
                .toList();
        assertThat(theirs).hasSize(60).doesNotContainAnyElementsOf(ours);
    }

    /** Says which blocks it is given. */
    static final class Blocks {
        private Blocks() {}

        public static void main(String[] arguments) {
            Stream.generate(FreePorts::block).limit(60).forEach(System.out::println);
        }
    }
}
