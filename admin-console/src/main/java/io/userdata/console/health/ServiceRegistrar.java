package io.userdata.console.health;

import de.codecentric.boot.admin.server.domain.values.Registration;
import de.codecentric.boot.admin.server.services.InstanceRegistry;
import io.userdata.console.service.ConsoleProperties;
import io.userdata.console.service.ServiceName;
import java.net.URI;
import org.springframework.boot.web.server.servlet.context.ServletWebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;

/** Registers the configured services and the console itself with Spring Boot Admin; nothing else can register any. */
@Component
class ServiceRegistrar {
    private static final String SOURCE = "configured";

    private final InstanceRegistry registry;
    private final ConsoleProperties properties;

    ServiceRegistrar(InstanceRegistry registry, ConsoleProperties properties) {
        this.registry = registry;
        this.properties = properties;
    }

    @EventListener
    void register(ServletWebServerInitializedEvent started) {
        URI self = properties.self();
        int port = started.getWebServer().getPort();
        Flux<Registration> services = Flux.fromArray(ServiceName.values())
                .map(name -> registration(name.title(), properties.address(name).toString()));
        Flux.concat(
                        services,
                        Flux.just(registration(
                                "admin-console", self == null ? "http://127.0.0.1:" + port : self.toString())))
                .flatMap(registry::register)
                .blockLast();
    }

    private static Registration registration(String name, String address) {
        String base = address.replaceFirst("/+$", "");
        return Registration.create(name, base + "/actuator/health")
                .managementUrl(base + "/actuator")
                .serviceUrl(base)
                .source(SOURCE)
                .build();
    }
}
