package io.userdata.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.userdata.observability.Dashboard;
import io.userdata.observability.PrometheusExpression;
import io.userdata.observability.PrometheusRule;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Every panel and every rule, asked of a real Prometheus that scrapes the suite at work. */
@Tag(SharedStack.TAG)
@ExtendWith(LogsOfAFailure.class)
class ObservabilityIT {
    private static final Duration LIMIT = Duration.ofMinutes(6);

    @TempDir
    Path folder;

    @Test
    void everyExpressionHasAnAnswerUnderLoad() throws Exception {
        List<PrometheusExpression> expressions =
                Stream.concat(panels(), rules()).toList();
        assertThat(expressions).hasSizeGreaterThan(100);
        LaunchedStack launched = SharedStack.get().launched();
        String waiting =
                RunStarter.start(launched, "{\"source\": \"unreachable\", \"kind\": \"poll\", \"maxRecords\": 10}");
        List<String> load = new ArrayList<>();
        try (Prometheus prometheus = new Prometheus(folder, launched)) {
            await().atMost(LIMIT).pollInterval(Duration.ofSeconds(10)).untilAsserted(() -> {
                load.addAll(load(launched));
                assertThat(expressions.stream().filter(next -> !isAnswered(prometheus.ask(next.query()))))
                        .isEmpty();
            });
            assertThat(alerts().filter(alert -> isRefused(prometheus.ask(alert.query()))))
                    .isEmpty();
        }
        RunStarter.cancel(launched, waiting);
        load.forEach(launched::awaitDecided);
    }

    private static Stream<PrometheusExpression> panels() {
        return Dashboard.all().stream().flatMap(Dashboard::expressions);
    }

    /** What is recorded, and what alerts compare; their comparison itself has no answer in health. */
    private static Stream<PrometheusExpression> rules() {
        return PrometheusRule.all().stream()
                .flatMap(rule -> rule.isAlert()
                        ? rule.recorded().stream().map(series -> new PrometheusExpression(rule.name(), series))
                        : Stream.of(new PrometheusExpression(rule.name(), rule.expr())));
    }

    private static Stream<PrometheusExpression> alerts() {
        return PrometheusRule.all().stream()
                .filter(PrometheusRule::isAlert)
                .map(rule -> new PrometheusExpression(rule.name(), rule.expr()));
    }

    /** Some live users, some of yesterday's, and two that cannot be users; returns the runs. */
    private static List<String> load(LaunchedStack launched) throws Exception {
        String poll = "{\"source\": \"randomuser\", \"kind\": \"poll\", \"maxRecords\": 300}";
        List<String> runs = List.of(RunStarter.start(launched, poll), BackfillRequest.start(launched, 300));
        PoisonRecords.send(launched.variable("KAFKA_BOOTSTRAP"));
        return runs;
    }

    /** At least one sample, and none of them NaN. */
    private static boolean isAnswered(JsonNode answer) {
        JsonNode samples = answer.at("/data/result");
        return !samples.isEmpty()
                && samples.valueStream()
                        .noneMatch(sample -> sample.at("/value/1").asString().equals("NaN"));
    }

    private static boolean isRefused(JsonNode answer) {
        return !answer.path("status").asString("").equals("success");
    }
}
