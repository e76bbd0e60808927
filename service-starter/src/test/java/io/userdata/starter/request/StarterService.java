package io.userdata.starter.request;

import io.userdata.events.run.RunDefinition;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpMethod;
import org.springframework.util.unit.DataSize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A test of a service with the starter alone, which has a little of everything that a caller can call. */
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = StarterService.Application.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.application.name=test",
            "userdata.topics.enabled=false",
            "management.endpoint.health.group.readiness.include=readinessState",
            "userdata.security.hosts=users.example",
            "userdata.security.tokens[0].name=otto",
            "userdata.security.tokens[0].role=operator",
            "userdata.security.tokens[0].sha256=fcbe80d4d1bcc6f21964c75ea2e5d26cdd67642ed7187d6bde8aae180a093576",
        })
@interface StarterService {
    @SpringBootConfiguration
    @EnableAutoConfiguration
    @Import(Things.class)
    class Application {
        @Bean
        BodyLimit larger() {
            return BodyLimit.of(HttpMethod.POST, "/large/{id}", DataSize.ofKilobytes(256));
        }
    }

    /** A filter object, bound from parameters. */
    record Filter(@Nullable String source, @Nullable Kind kind) {}

    enum Kind {
        POLL
    }

    @RestController
    class Things {
        @GetMapping("/things")
        String list(
                @RequestParam(required = false) @Nullable String country,
                @RequestParam(name = "after", required = false) @Nullable UUID from,
                @RequestParam(defaultValue = "50") int limit) {
            return "things";
        }

        @GetMapping("/filtered")
        String filtered(Filter filter) {
            return "filtered";
        }

        @GetMapping("/things/{name}")
        String thing(@PathVariable String name) {
            if (name.startsWith("fail-")) {
                throw new IllegalStateException(name, new IllegalArgumentException(name));
            }
            return name;
        }

        @GetMapping(path = "/things/{name}/plan", params = "dryRun=true")
        String plan(@PathVariable String name) {
            return name;
        }

        @PutMapping("/things/{name}")
        String change(
                @PathVariable String name,
                @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
            if (key != null) {
                throw new IllegalStateException(key);
            }
            return name;
        }

        @PostMapping("/things/{name}/pause")
        String pause(@PathVariable String name) {
            return name;
        }

        @PutMapping("/definitions")
        String define(@RequestBody RunDefinition definition) {
            return definition.source();
        }

        @PostMapping("/bodies")
        String body(@RequestParam(defaultValue = "") String source, InputStream body) throws IOException {
            return String.valueOf(body.readAllBytes().length);
        }

        @PostMapping("/large/{id}")
        String large(InputStream body) throws IOException {
            return String.valueOf(body.readAllBytes().length);
        }
    }
}
