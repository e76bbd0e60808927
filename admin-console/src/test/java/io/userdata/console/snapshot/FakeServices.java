package io.userdata.console.snapshot;

import io.userdata.console.service.Answer;
import io.userdata.console.service.Asking;
import io.userdata.console.service.ServiceName;
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
final class FakeServices implements Asking {
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
    public CompletableFuture<Answer<JsonNode>> json(ServiceName service, String path) {
        asked.add(path);
        return answer(service, path)
                .thenApply(answer -> answer.then(
                        text -> new Answer.Good<>(JsonMapper.shared().readTree(text))));
    }

    @Override
    public CompletableFuture<Answer<JsonNode>> readiness(ServiceName service) {
        return json(service, "readiness");
    }

    @Override
    public CompletableFuture<Answer<String>> metrics(ServiceName service, String... names) {
        asked.add("metrics");
        return answer(service, "metrics");
    }

    private CompletableFuture<Answer<String>> answer(ServiceName service, String path) {
        @Nullable String answer = down.contains(service) ? null : answers.get(service + path);
        return CompletableFuture.completedFuture(
                answer == null ? new Answer.Bad<>(service.title() + " does not answer") : new Answer.Good<>(answer));
    }
}
