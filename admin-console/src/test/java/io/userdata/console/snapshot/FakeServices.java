package io.userdata.console.snapshot;

import io.userdata.console.service.ServiceAnswer;
import io.userdata.console.service.ServiceName;
import io.userdata.console.service.ServiceQueries;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Services that answer what they were told to, and remember what they were asked. */
final class FakeServices implements ServiceQueries {
    private final Map<String, String> answers = new HashMap<>();
    private final Set<ServiceName> down = new HashSet<>();
    final List<String> asked = new ArrayList<>();

    FakeServices says(ServiceName service, String path, String answer) {
        answers.put(service + path, answer);
        return this;
    }

    void down(ServiceName service) {
        down.add(service);
    }

    long timesAsked(String path) {
        return asked.stream().filter(path::equals).count();
    }

    @Override
    public CompletableFuture<ServiceAnswer<JsonNode>> json(ServiceName service, String path) {
        asked.add(path);
        return answer(service, path)
                .thenApply(answer -> answer.then(
                        text -> new ServiceAnswer.Good<>(JsonMapper.shared().readTree(text))));
    }

    @Override
    public CompletableFuture<ServiceAnswer<JsonNode>> readiness(ServiceName service) {
        return json(service, "readiness");
    }

    @Override
    public CompletableFuture<ServiceAnswer<String>> metrics(ServiceName service, String... names) {
        asked.add("metrics");
        return answer(service, "metrics");
    }

    private CompletableFuture<ServiceAnswer<String>> answer(ServiceName service, String path) {
        @Nullable String answer = down.contains(service) ? null : answers.get(service + path);
        return CompletableFuture.completedFuture(
                answer == null
                        ? new ServiceAnswer.Bad<>(service.title() + " does not answer")
                        : new ServiceAnswer.Good<>(answer));
    }
}
