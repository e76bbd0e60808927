package io.userdata.chaos.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.userdata.chaos.fault.FaultAction;
import io.userdata.chaos.fault.FaultEvent;
import io.userdata.chaos.fault.FaultSchedule;
import io.userdata.chaos.journal.Journal;
import io.userdata.chaos.suite.SuitePart;
import io.userdata.chaos.suite.SuitePlan;
import io.userdata.localstack.process.LoopbackPorts;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The short form of chaos: a killed service, a killed broker and poison, in less than three minutes. */
class ChaosIT {
    private static final int PORTS = 11;

    @TempDir
    Path folder;

    @Test
    void nothingIsLostOrCountedTwice() throws Exception {
        FaultSchedule faults = new FaultSchedule(List.of(
                FaultEvent.at(Duration.ofSeconds(8), FaultAction.KILL, SuitePart.STORAGE),
                FaultEvent.at(Duration.ofSeconds(14), FaultAction.DISCONNECT, SuitePart.KAFKA),
                FaultEvent.at(Duration.ofSeconds(22), FaultAction.KILL, SuitePart.KAFKA),
                FaultEvent.at(Duration.ofSeconds(34), FaultAction.KILL, SuitePart.INGEST)));
        Path home = Path.of(System.getProperty("userdata.home", ".."));
        SuitePlan suite = new SuitePlan(home.toAbsolutePath().normalize(), folder.resolve("data"), freePorts());
        ChaosPlan plan = new ChaosPlan(suite, 17, Duration.ofSeconds(50), faults, Duration.ofSeconds(110));
        ChaosResult result = new ChaosRun(plan, new Journal(System.out)).call();
        assertThat(result.counts().get("states")).isGreaterThan(300);
        assertThat(result.findings()).isEmpty();
    }

    private static int freePorts() {
        return new Random()
                .ints(1_500, 1_900)
                .map(place -> place * PORTS)
                .filter(first -> IntStream.range(first, first + PORTS).allMatch(LoopbackPorts::isFree))
                .findFirst()
                .orElseThrow();
    }
}
