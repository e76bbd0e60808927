package io.userdata.console.snapshot;

import io.userdata.console.service.ServiceAnswer;
import io.userdata.console.service.ServiceName;
import io.userdata.console.service.ServiceQueries;
import io.userdata.console.snapshot.Snapshot.ServiceView;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Whether each service is there and ready, and if not, what it says is missing. */
final class ServiceHealth {
    private final ServiceQueries asking;

    ServiceHealth(ServiceQueries asking) {
        this.asking = asking;
    }

    List<ServiceView> look() {
        List<CompletableFuture<ServiceView>> views = new ArrayList<>();
        Arrays.stream(ServiceName.values())
                .map(service -> asking.readiness(service).thenApply(answer -> view(service, answer)))
                .forEach(views::add);
        return views.stream().map(CompletableFuture::join).toList();
    }

    private static ServiceView view(ServiceName service, ServiceAnswer<JsonNode> answer) {
        String state = answer.found().map(ServiceHealth::state).orElse("down");
        String problem = answer.problem()
                .orElseGet(() -> answer.found().map(ServiceHealth::missing).orElse(""));
        return new ServiceView(service.text(), service.title(), state, problem.isEmpty() ? null : problem);
    }

    private static String state(JsonNode health) {
        return "UP".equals(health.path("status").asString("")) ? "up" : "unready";
    }

    private static String missing(JsonNode health) {
        return health.path("components")
                .propertyStream()
                .filter(component ->
                        !"UP".equals(component.getValue().path("status").asString("UP")))
                .map(component -> component.getKey() + ": " + details(component.getValue()))
                .collect(Collectors.joining("; "));
    }

    private static String details(JsonNode component) {
        String details = component
                .path("details")
                .propertyStream()
                .map(detail -> detail.getValue().isString()
                        ? detail.getValue().asString()
                        : detail.getKey() + " " + detail.getValue())
                .collect(Collectors.joining(", "));
        return details.isEmpty() ? component.path("status").asString("") : details;
    }
}
