package io.userdata.localstack.stack;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What to start.
 *
 * @param repository the root folder of the suite, built
 * @param otherUserApi a user API to use instead of the sample one
 * @param userLimit users that the sample user API gives out in a window
 * @param config further configuration of all services, such as sources and mappings of one's own
 */
public record StackPlan(
        Path repository,
        DataDirectory data,
        StackPorts ports,
        CallerTokens tokens,
        Optional<URI> otherUserApi,
        long userLimit,
        Optional<Path> config) {
    boolean hasSampleUserApi() {
        return otherUserApi.isEmpty();
    }

    public URI userApi() {
        return otherUserApi.orElseGet(() -> address(ports.userApi()));
    }

    /** Only a user API on this machine needs ingest-service to call private addresses. */
    boolean isUserApiLocal() {
        try {
            return InetAddress.getByName(userApi().getHost()).isLoopbackAddress();
        } catch (UnknownHostException e) { // a name that is not known is not ours
            return false;
        }
    }

    public URI console() {
        return address(ports.console());
    }

    public URI ingest() {
        return address(ports.ingest());
    }

    public URI processor() {
        return address(ports.processor());
    }

    public URI storage() {
        return address(ports.storage());
    }

    private static URI address(int port) {
        return URI.create("http://127.0.0.1:" + port);
    }
}
