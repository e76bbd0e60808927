package io.userdata.console.forward;

import io.swagger.v3.oas.annotations.Operation;
import io.userdata.console.service.ServiceClient;
import io.userdata.console.service.ServiceName;
import io.userdata.starter.problem.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

/** Asks a service in the caller's name: with the caller's token, so that the service itself decides what is allowed. */
@RestController
class ForwardController {
    private static final String PREFIX = "/api/v1/services/";
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final List<String> GIVEN_ON = List.of(HttpHeaders.AUTHORIZATION, "Idempotency-Key");

    private final ServiceClient services;

    ForwardController(ServiceClient services) {
        this.services = services;
    }

    @RequestMapping(
            path = PREFIX + "{service}/**",
            method = {RequestMethod.GET, RequestMethod.POST, RequestMethod.PATCH})
    @Operation(summary = "A question or an order to a service, as its own API takes it; a fixed list of paths only")
    ResponseEntity<byte[]> forward(@PathVariable String service, HttpServletRequest caller) throws IOException {
        String path = caller.getRequestURI().substring((PREFIX + service).length());
        HttpMethod method = HttpMethod.valueOf(caller.getMethod());
        ServiceName name = named(service)
                .filter(known -> ForwardRoutes.allow(known, method, path))
                .orElseThrow(() -> new ProblemException(
                        HttpStatus.NOT_FOUND, "not-forwarded", "The console does not forward this."));
        return answer(name, request(name, method, path, caller));
    }

    private HttpRequest request(ServiceName name, HttpMethod method, String path, HttpServletRequest caller)
            throws IOException {
        String query = caller.getQueryString() == null ? "" : "?" + caller.getQueryString();
        HttpRequest.Builder request = services.request(name, path + query)
                .timeout(PATIENCE)
                .header(HttpHeaders.ACCEPT, MediaType.APPLICATION_JSON_VALUE)
                .header(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON_VALUE)
                .method(
                        method.name(),
                        HttpRequest.BodyPublishers.ofByteArray(
                                caller.getInputStream().readAllBytes()));
        GIVEN_ON.forEach(header ->
                Optional.ofNullable(caller.getHeader(header)).ifPresent(value -> request.header(header, value)));
        return request.build();
    }

    private ResponseEntity<byte[]> answer(ServiceName name, HttpRequest request) {
        try {
            return passedOn(services.send(request));
        } catch (IOException e) {
            throw silent(name);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw silent(name);
        }
    }

    /** Without WWW-Authenticate: the browser would ask for a password that the console, not the service, was given. */
    private static ResponseEntity<byte[]> passedOn(HttpResponse<byte[]> answer) {
        ResponseEntity.BodyBuilder response = ResponseEntity.status(answer.statusCode());
        answer.headers()
                .firstValue(HttpHeaders.CONTENT_TYPE)
                .ifPresent(type -> response.header(HttpHeaders.CONTENT_TYPE, type));
        answer.headers()
                .firstValue(HttpHeaders.RETRY_AFTER)
                .ifPresent(wait -> response.header(HttpHeaders.RETRY_AFTER, wait));
        return response.body(answer.body());
    }

    private static ProblemException silent(ServiceName name) {
        return new ProblemException(
                HttpStatus.BAD_GATEWAY, "service-down", name.title() + " does not answer; try again later.");
    }

    private static Optional<ServiceName> named(String text) {
        for (ServiceName name : ServiceName.values()) {
            if (name.name().equals(text.toUpperCase(Locale.ROOT))) {
                return Optional.of(name);
            }
        }
        return Optional.empty();
    }
}
