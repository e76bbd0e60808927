package io.userdata.ingest.run.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.userdata.ingest.fixture.TestSources;
import io.userdata.ingest.source.SourceRegistry;
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

class RunQueriesTest {
    private static final KafkaProperties KAFKA = new KafkaProperties("localhost:1", Map.of());

    private final SourceRegistry sources = new SourceRegistry(IntStream.range(0, 50)
            .mapToObj(number -> "people-" + number)
            .collect(Collectors.toMap(
                    Function.identity(), name -> TestSources.ending(URI.create("https://users.example"))
                            .properties())));
    private int waits;

    private final RunTopicFollowerLifecycle following = new RunTopicFollowerLifecycle(KAFKA) {
        @Override
        CompletableFuture<Void> caughtUp() {
            waits++;
            return CompletableFuture.completedFuture(null);
        }
    };

    @Test
    void allSourcesAreOneWait() {
        RunQueries queries = new RunQueries(following, Duration.ofSeconds(5), Clock.systemUTC());
        assertThat(queries.statuses(sources.all())).hasSize(50);
        assertThat(waits).isEqualTo(1);
    }
}
