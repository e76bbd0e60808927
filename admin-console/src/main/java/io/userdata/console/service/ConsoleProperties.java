package io.userdata.console.service;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whom the console asks, and how often.
 *
 * @param token of a viewer, with which the console reads; it stands in the environment only
 * @param services address of each service
 * @param self the console's own address, as it reaches itself; null: its port on this machine
 * @param refresh pause between two looks at the services while a page is open
 * @param metricsEvery pause between two looks at their metrics
 * @param answerWithin how long a service may take before it counts as down
 * @param runs how many of the newest runs are shown
 * @param viewers how many may watch at the same time
 */
@ConfigurationProperties("userdata.console")
public record ConsoleProperties(
        String token,
        Map<ServiceName, URI> services,
        @Nullable URI self,
        @DefaultValue("1s") Duration refresh,
        @DefaultValue("3s") Duration metricsEvery,
        @DefaultValue("4s") Duration answerWithin,
        @DefaultValue("15") int runs,
        @DefaultValue("50") int viewers) {
    private static final int SHORTEST_TOKEN = 12;

    public ConsoleProperties {
        if (token == null || token.isBlank()) {
            throw new IllegalArgumentException(
                    "userdata.console.token is missing: set CONSOLE_TOKEN to the token of a viewer");
        }
        if (token.length() < SHORTEST_TOKEN) {
            throw new IllegalArgumentException("userdata.console.token has less than " + SHORTEST_TOKEN
                    + " characters, which can be guessed: make a random one, such as openssl rand -hex 24 prints");
        }
        for (ServiceName name : ServiceName.values()) {
            if (services == null || !isHttp(services.get(name))) {
                throw new IllegalArgumentException("userdata.console.services." + name.text()
                        + " must be an address such as http://" + name.title() + ":8081");
            }
        }
        requirePositive("refresh", refresh);
        requirePositive("metrics-every", metricsEvery);
        requirePositive("answer-within", answerWithin);
        requireFrom1("runs", runs, 100);
        requireFrom1("viewers", viewers, 1000);
        services = Map.copyOf(services);
    }

    /** Where a service is. */
    public URI address(ServiceName name) {
        URI address = services.get(name);
        if (address == null) {
            throw new IllegalStateException(name + " has an address, or these settings would not be");
        }
        return address;
    }

    @Override
    public String toString() {
        return "ConsoleProperties" + services;
    }

    private static boolean isHttp(@Nullable URI address) {
        return address != null
                && address.getHost() != null
                && ("http".equals(address.getScheme()) || "https".equals(address.getScheme()));
    }

    private static void requirePositive(String key, Duration duration) {
        if (duration.isZero() || duration.isNegative()) {
            throw new IllegalArgumentException("userdata.console." + key + " must be longer than nothing");
        }
    }

    private static void requireFrom1(String key, int value, int most) {
        if (value < 1 || value > most) {
            throw new IllegalArgumentException("userdata.console." + key + " must be from 1 to " + most);
        }
    }
}
