package io.userdata.ingest.run.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.userdata.ingest.source.Sources;
import io.userdata.ingest.source.TestSources;
import io.userdata.starter.topic.KafkaProperties;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RunsTest {
    private static final KafkaProperties KAFKA = new KafkaProperties("localhost:1", Map.of());

    private final Sources sources = new Sources(IntStream.range(0, 50)
            .mapToObj(number -> "people-" + number)
            .collect(Collectors.toMap(
                    Function.identity(), name -> TestSources.ending(URI.create("https://users.example"))
                            .properties())));
    private int waits;

    private final RunsFollowing following = new RunsFollowing(KAFKA) {
        @Override
        CompletableFuture<Void> caughtUp() {
            waits++;
            return CompletableFuture.completedFuture(null);
        }
    };

    @Test
    void allSourcesAreOneWait() {
        Duration answerWithin = Duration.ofSeconds(5);
        try (CommandLog commands = new CommandLog(KAFKA, answerWithin)) {
            Clock clock = Clock.systemUTC();
            Runs runs = new Runs(following, commands, new RunRules(sources, clock), answerWithin, clock);
            assertThat(runs.statuses(sources.all())).hasSize(50);
            assertThat(waits).isEqualTo(1);
        }
    }
}
